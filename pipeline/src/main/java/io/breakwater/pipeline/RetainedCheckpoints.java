package io.breakwater.pipeline;

import io.breakwater.pipeline.job.JobConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The completed checkpoints that earlier runs of the job left in a folder, as {@code job/chk-7/_metadata}. Flink writes the
 * metadata last and by renaming, so a checkpoint that has it is complete.
 */
final class RetainedCheckpoints {
    private static final int DEPTH = 3;

    private final Path folder;

    RetainedCheckpoints(Path folder) {
        this.folder = folder;
    }

    /** Folders of the completed checkpoints, newest first. */
    List<Path> newestFirst() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.filter(file -> file.getFileName().toString().equals("_metadata"))
                    .sorted(Comparator.comparing(RetainedCheckpoints::written).reversed())
                    .map(Path::getParent)
                    .toList();
        }
    }

    /** Deletes what earlier runs left behind beyond the newest few, and the halves that a kill left. */
    void tidy() throws IOException {
        List<Path> kept = newestFirst().stream()
                .limit(JobConfiguration.RETAINED_CHECKPOINTS)
                .toList();
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> jobs = Files.list(folder)) {
            for (Path job : jobs.filter(Files::isDirectory).toList()) {
                if (kept.stream().noneMatch(checkpoint -> checkpoint.startsWith(job))) {
                    delete(job);
                }
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            throw new UncheckedIOException("cannot look at the checkpoint " + file, gone);
        }
    }
}
