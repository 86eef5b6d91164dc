package io.breakwater.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.core.model.RawRecord;
import io.breakwater.pipeline.job.JobSettings;
import io.breakwater.pipeline.sink.OutcomeTarget;
import io.breakwater.pipeline.source.SpoolSource;
import io.breakwater.pipeline.spool.Spool;
import io.breakwater.pipeline.spool.SpoolSettings;
import io.breakwater.pipeline.toy.FlakyTarget;
import io.breakwater.pipeline.toy.FolderTarget;
import io.breakwater.pipeline.toy.ToyAssembly;
import io.breakwater.pipeline.toy.ToyLog;
import io.breakwater.pipeline.toy.ToyRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops, starts, and stores that are away, in one process; the kill of a process has its own test. */
class RestartTest {
    private static final JobSettings SETTINGS = JobSettings.standard().withCheckpointEvery(Duration.ofMillis(300));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private List<RawRecord> records = List.of();
    private SortedMap<String, String> expected = new TreeMap<>();
    private FolderTarget rows = new FolderTarget("");

    @BeforeEach
    void makeRecords() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        records = ToyLog.records(new Random(seed), 600);
        expected = ToyRows.of(new ToyAssembly(), records, Instant.EPOCH);
        rows = new FolderTarget(folder.resolve("rows").toString());
    }

    @Test
    void goesOnWhereItStopped() throws IOException {
        try (Spool spool = Spool.open(folder.resolve("spool"), SpoolSettings.standard())) {
            try (EmbeddedPipeline first = start(rows)) {
                records.subList(0, 300).forEach(spool::append);
                await().atMost(PATIENCE).until(() -> counted() == 300);
                assertThat(first.healthy()).isTrue();
            }
            long written = bytesWritten();
            try (EmbeddedPipeline second = start(rows)) {
                second.checkpoint();
                assertThat(bytesWritten()).as("nothing is read twice").isEqualTo(written);
                records.subList(250, 600).forEach(spool::append);
                awaitAll();
            }
        }
    }

    @Test
    void takesTheCheckpointBeforeWhenTheNewestCannotBeRead() throws IOException {
        try (Spool spool = Spool.open(folder.resolve("spool"), SpoolSettings.standard())) {
            try (EmbeddedPipeline first = start(rows)) {
                records.forEach(spool::append);
                first.checkpoint();
                awaitAll();
            }
            Path newest = new RetainedCheckpoints(folder.resolve("checkpoints"))
                    .newestFirst()
                    .getFirst();
            Files.write(newest.resolve("_metadata"), new byte[] {1, 2, 3});
            try (EmbeddedPipeline second = start(rows)) {
                assertThat(second.healthy()).isTrue();
                second.checkpoint();
                awaitAll();
            }
        }
    }

    @Test
    void waitsForAStoreThatIsAwayAndLosesNothing() throws IOException {
        Path mended = folder.resolve("mended");
        try (Spool spool = Spool.open(folder.resolve("spool"), SpoolSettings.standard());
                EmbeddedPipeline pipeline = start(new FlakyTarget(rows, mended.toString(), 1))) {
            records.subList(0, 50).forEach(spool::append);
            await().atMost(PATIENCE)
                    .until(() -> rows.rows().keySet().stream().anyMatch(key -> key.startsWith("incident ")));
            records.subList(50, 100).forEach(spool::append);
            await().atMost(PATIENCE).until(() -> pipeline.failure().isPresent());
            records.subList(100, 600).forEach(spool::append);
            Files.createFile(mended);
            awaitAll();
            await().atMost(PATIENCE).until(pipeline::healthy);
        }
    }

    @Test
    void tellsNoAlarmBeforeACheckpointHoldsIt() throws IOException {
        try (Spool spool = Spool.open(folder.resolve("spool"), SpoolSettings.standard());
                EmbeddedPipeline pipeline = start(SETTINGS.withCheckpointEvery(Duration.ofHours(1)), rows)) {
            records.forEach(spool::append);
            await().atMost(PATIENCE)
                    .until(() -> counted() == 600 && !told("campaign ").isEmpty());
            assertThat(told("alarm "))
                    .as("a crash now would make the run forget it")
                    .isEmpty();
            pipeline.checkpoint();
            await().atMost(PATIENCE).until(() -> told("alarm ").size() == 1);
        }
    }

    @Test
    void tellsAfterARestartWhatTheLastCheckpointHeld() throws IOException {
        try (Spool spool = Spool.open(folder.resolve("spool"), SpoolSettings.standard())) {
            records.forEach(spool::append);
            JobSettings seldom = SETTINGS.withCheckpointEvery(Duration.ofHours(1));
            try (EmbeddedPipeline first = start(seldom, rows)) {
                await().atMost(PATIENCE)
                        .until(() -> counted() == 600 && !told("campaign ").isEmpty());
                assertThat(first.healthy()).isTrue();
            }
            try (EmbeddedPipeline second = start(seldom, rows)) {
                await().atMost(PATIENCE).until(() -> told("alarm ").size() == 1);
                assertThat(second.healthy()).isTrue();
            }
        }
    }

    private List<String> told(String kind) throws IOException {
        return rows.rows().keySet().stream().filter(key -> key.startsWith(kind)).toList();
    }

    private EmbeddedPipeline start(OutcomeTarget target) {
        return start(SETTINGS, target);
    }

    private EmbeddedPipeline start(JobSettings settings, OutcomeTarget target) {
        return EmbeddedPipeline.start(
                settings,
                folder.resolve("checkpoints"),
                new EmbeddedPipeline.Parts(SpoolSource.following(folder.resolve("spool")), new ToyAssembly(), target));
    }

    private void awaitAll() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(counted()).isEqualTo(600);
            assertThat(ToyRows.withoutTotals(rows.rows())).isEqualTo(expected);
        });
    }

    private long counted() {
        return ToyRows.recordsCounted(rows.rows());
    }

    private long bytesWritten() throws IOException {
        try (var files = Files.list(Path.of(rows.folder()))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
