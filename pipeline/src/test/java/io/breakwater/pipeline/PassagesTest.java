package io.breakwater.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.proof.Watch;
import io.breakwater.pipeline.job.JobSettings;
import io.breakwater.pipeline.sink.OutcomeTarget;
import io.breakwater.pipeline.source.SpoolSource;
import io.breakwater.pipeline.spool.Spool;
import io.breakwater.pipeline.spool.SpoolSettings;
import io.breakwater.pipeline.toy.DrillLog;
import io.breakwater.pipeline.toy.FlakyTarget;
import io.breakwater.pipeline.toy.FolderTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What names the target of an action is counted by the running job from the order on: lines of which no rule speaks, out of
 * order and doubled, through a store that is away (the job falls and replays) and through restarts.
 */
class PassagesTest {
    private static final JobSettings SETTINGS =
            JobSettings.standard().withParallelism(2).withCheckpointEvery(Duration.ofMillis(300));
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<TenantId> TENANTS =
            List.of(new TenantId("acme"), new TenantId("birch"), new TenantId("oak"));
    private static final String BAD = "198.51.100.7";

    @TempDir
    Path folder;

    private final SortedMap<String, String> expected = new TreeMap<>();
    private Random random = new Random();
    private FolderTarget rows = new FolderTarget("");
    private int number;

    @BeforeEach
    void begin() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        random = new Random(seed);
        rows = new FolderTarget(folder.resolve("rows").toString());
    }

    @Test
    void theCountsAreThoseOfTheEventsWhateverHappensToTheJob() throws IOException {
        Path mended = folder.resolve("mended");
        try (Spool spool = Spool.open(folder.resolve("spool"), SpoolSettings.standard())) {
            lines(100, false).forEach(spool::append);
            TENANTS.forEach(
                    tenant -> spool.append(order(tenant, Optional.empty()).record(NOON)));
            try (EmbeddedPipeline pipeline = start(new FlakyTarget(rows, mended.toString(), 1))) {
                send(spool, 300);
                await().atMost(PATIENCE).until(() -> !counted().isEmpty());
                send(spool, 300);
                await().atMost(PATIENCE).until(() -> pipeline.failure().isPresent());
                send(spool, 300);
                Files.createFile(mended);
                awaitCounts();
                pipeline.checkpoint();
            }
            try (EmbeddedPipeline pipeline = start(rows)) {
                send(spool, 300);
                awaitCounts();
                assertThat(pipeline.failure()).isEmpty();
                TENANTS.forEach(
                        tenant -> spool.append(order(tenant, Optional.of(NOON)).record(NOON.plusSeconds(1))));
                lines(100, false).forEach(spool::append);
                // A last line for another target that is watched: when it is counted, those before it have been looked
                // at.
                TENANTS.forEach(tenant -> spool.append(new Watch(
                                tenant, new ActionId("b-2"), ActionKind.BLOCK_ADDRESS, "203.0.113.9", Optional.empty())
                        .record(NOON.plusSeconds(2))));
                TENANTS.forEach(tenant -> spool.append(line(tenant, NOON, "203.0.113.9", "allowed", true)));
                awaitCounts();
            }
        }
        assertThat(expected).hasSizeGreaterThan(20);
    }

    /** Sends so many lines that count, each third of them twice, in any order. */
    private void send(Spool spool, int count) {
        List<RawRecord> records = new ArrayList<>(lines(count, true));
        records.addAll(List.copyOf(records.subList(0, count / 3)));
        Collections.shuffle(records, random);
        records.forEach(spool::append);
    }

    private List<RawRecord> lines(int count, boolean counts) {
        List<RawRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TenantId tenant = TENANTS.get(random.nextInt(TENANTS.size()));
            Instant time = NOON.minusSeconds(random.nextInt(1_200));
            boolean bad = random.nextInt(3) > 0;
            String action = List.of("allowed", "blocked", "seen").get(random.nextInt(3));
            records.add(line(tenant, time, bad ? BAD : "203.0.113.5", action, bad && counts));
        }
        return records;
    }

    private RawRecord line(TenantId tenant, Instant time, String from, String action, boolean counts) {
        String text = "{\"time\":\"%s\",\"src_ip\":\"%s\",\"dst_ip\":\"10.0.0.5\",\"action\":\"%s\",\"n\":%d}"
                .formatted(time, from, action, number++);
        if (counts) {
            String key = "passage BLOCK_ADDRESS %s %s firewall %s FROM_TARGET"
                    .formatted(tenant, from, time.truncatedTo(ChronoUnit.MINUTES));
            int place = List.of("blocked", "allowed", "seen").indexOf(action);
            expected.merge(key, one(place), PassagesTest::sum);
        }
        return new RawRecord(
                tenant,
                new SourceId("firewall"),
                NOON.plusSeconds(1),
                new Origin("http", number, -1),
                Optional.of("generic-json"),
                text.getBytes(StandardCharsets.UTF_8));
    }

    private static String one(int place) {
        return (place == 0 ? 1 : 0) + " " + (place == 1 ? 1 : 0) + " " + (place == 2 ? 1 : 0);
    }

    private static String sum(String one, String other) {
        String[] left = one.split(" ");
        String[] right = other.split(" ");
        StringBuilder sum = new StringBuilder();
        for (int i = 0; i < left.length; i++) {
            sum.append(i == 0 ? "" : " ").append(Integer.parseInt(left[i]) + Integer.parseInt(right[i]));
        }
        return sum.toString();
    }

    private static Watch order(TenantId tenant, Optional<Instant> until) {
        return new Watch(tenant, new ActionId("b-1"), ActionKind.BLOCK_ADDRESS, BAD, until);
    }

    private EmbeddedPipeline start(OutcomeTarget target) {
        return EmbeddedPipeline.start(
                SETTINGS,
                folder.resolve("checkpoints"),
                new EmbeddedPipeline.Parts(
                        SpoolSource.following(folder.resolve("spool")), DrillLog.assembly(), target));
    }

    private void awaitCounts() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(counted()).isEqualTo(expected));
    }

    private Map<String, String> counted() {
        SortedMap<String, String> counted = new TreeMap<>(rows.rows());
        counted.keySet().removeIf(key -> !key.startsWith("passage "));
        return counted;
    }
}
