package io.breakwater.pipeline.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The folder of a spool: {@code layout} holds the number of partitions, {@code 0}, {@code 1}, ... their segments.
 *
 * @param partitions as fixed when the folder was made
 */
public record SpoolLayout(Path folder, int partitions) {
    private static final String FILE = "layout";
    private static final String PREFIX = "breakwater-spool 1 partitions ";

    /** Reads the layout of an existing spool. */
    public static SpoolLayout of(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        String text = Files.readString(file, StandardCharsets.UTF_8).strip();
        if (!text.startsWith(PREFIX)) {
            throw new IOException(file + " is not the layout of a spool this build knows: '" + text + "'");
        }
        return new SpoolLayout(folder, Integer.parseInt(text.substring(PREFIX.length())));
    }

    static SpoolLayout openOrMake(Path folder, int partitions) throws IOException {
        if (!Files.exists(folder.resolve(FILE))) {
            make(folder, partitions);
        }
        SpoolLayout layout = of(folder);
        for (int partition = 0; partition < layout.partitions(); partition++) {
            Files.createDirectories(layout.partition(partition));
        }
        SegmentDisk.syncFolder(folder);
        return layout;
    }

    private static void make(Path folder, int partitions) throws IOException {
        Path fresh = folder.resolve(FILE + ".new");
        Files.writeString(fresh, PREFIX + partitions + "\n");
        Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    Path partition(int partition) {
        return folder.resolve(Integer.toString(partition));
    }
}
