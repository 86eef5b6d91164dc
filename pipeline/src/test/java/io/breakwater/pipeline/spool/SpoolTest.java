package io.breakwater.pipeline.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.TenantId;
import io.breakwater.pipeline.Records;
import io.breakwater.pipeline.intake.IntakeRefusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final SpoolSettings ONE_LOG =
            new SpoolSettings(1, 1 << 20, Duration.ofHours(1), 1 << 16, 1 << 20, 1 << 20);

    @TempDir
    Path folder;

    @Test
    void givesRecordsBackInOrderAfterARestart() throws IOException {
        List<RawRecord> sent = IntStream.range(0, 100)
                .mapToObj(i -> Records.line("acme", "line " + i))
                .toList();
        try (Spool spool = Spool.open(folder, ONE_LOG)) {
            sent.subList(0, 60).forEach(record -> spool.append(record).join());
        }
        try (Spool spool = Spool.open(folder, ONE_LOG)) {
            sent.subList(60, 100).forEach(record -> spool.append(record).join());
        }
        assertThat(readAll(0)).isEqualTo(sent);
    }

    @Test
    void resumesFromAnyPositionThatAReaderGave() throws IOException {
        fill(ONE_LOG, 50);
        try (SpoolReader first = SpoolReader.open(SpoolLayout.of(folder), 0, 0)) {
            for (int read = 0; read < 50; read++) {
                assertThat(readAll(first.position())).hasSize(50 - read);
                first.next();
            }
            assertThat(first.next()).isEmpty();
        }
    }

    @Test
    void readsOnOverManySegments() throws IOException {
        SpoolSettings small = new SpoolSettings(1, 500, Duration.ofHours(1), 1 << 16, 1 << 20, 0);
        fill(small, 100);
        assertThat(SegmentName.in(folder.resolve("0"))).hasSizeGreaterThan(5);
        assertThat(readAll(0)).extracting(Records::text).containsExactlyElementsOf(texts(0, 100));
    }

    @Test
    void refusesARecordThatIsTooLargeAndTakesTheNext() throws IOException {
        try (Spool spool = Spool.open(folder, ONE_LOG)) {
            CompletableFuture<Void> large = spool.append(Records.line("acme", "x".repeat(70_000)));
            assertThatThrownBy(large::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            IntakeRefusal.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(IntakeRefusal.Reason.TOO_LARGE));
            spool.append(Records.line("acme", "small")).join();
        }
        assertThat(readAll(0)).extracting(Records::text).containsExactly("small");
    }

    @Test
    void refusesASecondWriter() throws IOException {
        try (Spool first = Spool.open(folder, ONE_LOG)) {
            first.append(Records.line("acme", "mine")).join();
            assertThatThrownBy(() -> Spool.open(folder, ONE_LOG))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another process");
        }
    }

    @Test
    void keepsTheNumberOfPartitionsThatTheFolderWasMadeWith() throws IOException {
        Spool.open(folder, ONE_LOG).close();
        SpoolSettings four = SpoolSettings.standard();
        Spool.open(folder, four).close();
        assertThat(SpoolLayout.of(folder).partitions()).isEqualTo(1);
    }

    @Test
    void keepsATenantInOnePartitionForEver() {
        // These are a promise to folders written earlier: a change of the hash would lose the order of a tenant.
        assertThat(IntStream.range(0, 8).mapToObj(i -> Spool.partitionOf(new TenantId("tenant-" + i), 4)))
                .containsExactly(1, 2, 3, 0, 1, 2, 3, 0);
    }

    @Test
    void sharesOneSyncAmongManySenders() throws IOException {
        FailingDisk disk = new FailingDisk();
        try (Spool spool = Spool.open(folder, ONE_LOG, disk, InstantSource.system())) {
            CompletableFuture<?>[] all = IntStream.range(0, 2_000)
                    .mapToObj(i -> spool.append(Records.line("acme", "line " + i)))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(all).join();
        }
        assertThat(disk.syncs.get()).isBetween(1, 1_500);
        assertThat(readAll(0)).hasSize(2_000);
    }

    @Test
    void deletesASegmentOnlyWhenACheckpointHasPassedItAndItsTimeIsOver() throws IOException {
        SpoolSettings small = new SpoolSettings(1, 500, Duration.ofHours(1), 1 << 16, 1 << 20, 0);
        fill(small, 100);
        int all = SegmentName.in(folder.resolve("0")).size();
        InstantSource later = InstantSource.fixed(Instant.now().plus(Duration.ofHours(2)));

        Spool.open(folder, small, SegmentDisk.real(), later).close();
        assertThat(SegmentName.in(folder.resolve("0"))).as("not read yet").hasSize(all);

        consume(60);
        Spool.open(folder, small).close();
        assertThat(SegmentName.in(folder.resolve("0"))).as("still retained").hasSize(all);

        Spool.open(folder, small, SegmentDisk.real(), later).close();
        assertThat(SegmentName.in(folder.resolve("0"))).hasSizeBetween(2, all - 2);
        assertThat(readAll(0)).extracting(Records::text).endsWith("line 99").contains("line 60");
    }

    private void consume(int records) throws IOException {
        try (SpoolReader reader = SpoolReader.open(SpoolLayout.of(folder), 0, 0)) {
            for (int i = 0; i < records; i++) {
                reader.next();
            }
            reader.consumed(reader.position());
        }
    }

    private void fill(SpoolSettings settings, int records) throws IOException {
        try (Spool spool = Spool.open(folder, settings)) {
            texts(0, records)
                    .forEach(text -> spool.append(Records.line("acme", text)).join());
        }
    }

    private static List<String> texts(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "line " + i).toList();
    }

    private List<RawRecord> readAll(long from) throws IOException {
        List<RawRecord> all = new ArrayList<>();
        try (SpoolReader reader = SpoolReader.open(SpoolLayout.of(folder), 0, from)) {
            reader.next().ifPresent(all::add);
            while (reader.hasNext()) {
                all.add(reader.next().orElseThrow());
            }
        }
        return all;
    }
}
