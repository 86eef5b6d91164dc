package io.breakwater.pipeline.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A segment's file is named by the position of its first byte in the partition, so that names sort and tell the place. */
final class SegmentName {
    private static final String SUFFIX = ".log";
    private static final int DIGITS = 20;

    private SegmentName() {}

    static Path file(Path folder, long base) {
        return folder.resolve(of(base));
    }

    static String of(long base) {
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", base) + SUFFIX;
    }

    static long base(Path file) {
        return Long.parseLong(file.getFileName().toString().substring(0, DIGITS));
    }

    /** The segments of a partition, oldest first. */
    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{" + DIGITS + "}\\.log"))
                    .sorted()
                    .toList();
        }
    }
}
