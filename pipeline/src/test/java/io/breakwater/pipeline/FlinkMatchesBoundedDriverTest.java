package io.breakwater.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.sigma.correlation.CorrelationStage;
import io.breakwater.core.model.RawRecord;
import io.breakwater.pipeline.job.Assembly;
import io.breakwater.pipeline.job.JobSettings;
import io.breakwater.pipeline.source.SpoolSource;
import io.breakwater.pipeline.spool.Spool;
import io.breakwater.pipeline.spool.SpoolSettings;
import io.breakwater.pipeline.toy.DrillLog;
import io.breakwater.pipeline.toy.FolderTarget;
import io.breakwater.pipeline.toy.ToyAssembly;
import io.breakwater.pipeline.toy.ToyLog;
import io.breakwater.pipeline.toy.ToyRows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The law of the two runners: the same set of records gives the same rows, in any order, with doubles. */
class FlinkMatchesBoundedDriverTest {
    /** With the 33 hours of the drill's own late lines this stays within what sequences promise. */
    private static final Duration DELAY = CorrelationStage.LATENESS.minusHours(34);

    private static final Instant END = Instant.parse("2025-04-01T00:00:00Z");

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @BeforeEach
    void tellSeed() {
        System.out.println("seed " + seed);
    }

    @Test
    void givesTheSameRowsAsTheBoundedDriverWhateverTheOrderOfArrival() throws IOException {
        List<RawRecord> records = ToyLog.records(random, 2_000);
        SortedMap<String, String> rows = onFlink(new ToyAssembly(), shuffled(records));
        assertThat(ToyRows.withoutTotals(rows)).isEqualTo(ToyRows.of(new ToyAssembly(), records, END));
        assertThat(ToyRows.withoutTotals(rows)).hasSizeGreaterThan(24 + 24 + 90);
        assertThat(ToyRows.recordsCounted(rows)).isEqualTo(2_000);
        assertThat(rows.keySet()).anyMatch(key -> key.startsWith("event "));
    }

    @Test
    void makesTheSameOfTheDrillWithTheStagesOfTheProduct() throws IOException {
        List<RawRecord> records = DrillLog.records(seed, 8);
        SortedMap<String, String> rows = onFlink(DrillLog.assembly(), delayed(records));
        SortedMap<String, String> expected = ToyRows.of(DrillLog.assembly(), records, END);
        assertThat(expected).hasSizeGreaterThan(20);
        assertThat(rows.keySet())
                .as("the tenants' own assets, for the guard of actions")
                .anyMatch(key -> key.startsWith("asset "));
        assertThat(rows.keySet())
                .as("how often rules fire, for new tenants to borrow")
                .anyMatch(key -> key.startsWith("watch "));
        assertSameEssence(ToyRows.withoutTotals(rows), expected);
    }

    private static void assertSameEssence(SortedMap<String, String> rows, SortedMap<String, String> expected) {
        SortedMap<String, String> wanted = ToyRows.essence(expected);
        SortedMap<String, String> found = ToyRows.essence(rows);
        Set<String> keys = new TreeSet<>(wanted.keySet());
        keys.addAll(found.keySet());
        keys.forEach(key -> assertThat(found.get(key)).as(key).isEqualTo(wanted.get(key)));
    }

    private List<RawRecord> shuffled(List<RawRecord> records) {
        List<RawRecord> shuffled = new ArrayList<>(records);
        shuffled.addAll(records.subList(0, records.size() / 10));
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** In the order in which they arrive when a third of them takes up to two days longer; some come twice. */
    private List<RawRecord> delayed(List<RawRecord> records) {
        record Coming(RawRecord record, Instant at) {}
        List<RawRecord> doubled = new ArrayList<>(records);
        doubled.addAll(records.subList(0, records.size() / 10));
        return doubled.stream()
                .map(record -> new Coming(record, record.arrival().plusMillis(delayMillis())))
                .sorted(Comparator.comparing(Coming::at))
                .map(Coming::record)
                .toList();
    }

    private long delayMillis() {
        return random.nextInt(3) == 0 ? (long) (DELAY.toMillis() * random.nextDouble()) : 0;
    }

    private SortedMap<String, String> onFlink(Assembly assembly, List<RawRecord> records) throws IOException {
        spool(records);
        FolderTarget target = new FolderTarget(folder.resolve("rows").toString());
        EmbeddedPipeline.Parts parts =
                new EmbeddedPipeline.Parts(SpoolSource.bounded(folder.resolve("spool")), assembly, target);
        JobSettings settings = JobSettings.standard().withParallelism(2).endingAt(END);
        try (EmbeddedPipeline pipeline = EmbeddedPipeline.start(settings, folder.resolve("checkpoints"), parts)) {
            pipeline.awaitEnd(Duration.ofSeconds(60));
        }
        return target.rows();
    }

    private void spool(List<RawRecord> records) throws IOException {
        try (Spool spool = Spool.open(folder.resolve("spool"), SpoolSettings.standard())) {
            records.forEach(spool::append);
        }
    }
}
