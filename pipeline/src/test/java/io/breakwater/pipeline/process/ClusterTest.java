package io.breakwater.pipeline.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.core.model.RawRecord;
import io.breakwater.pipeline.ClusterSubmission;
import io.breakwater.pipeline.EmbeddedPipeline;
import io.breakwater.pipeline.intake.Intake;
import io.breakwater.pipeline.intake.KafkaIntake;
import io.breakwater.pipeline.job.JobSettings;
import io.breakwater.pipeline.sink.StoreTarget;
import io.breakwater.pipeline.source.KafkaRecordSource;
import io.breakwater.pipeline.source.RecordSource;
import io.breakwater.pipeline.source.SpoolSource;
import io.breakwater.pipeline.spool.Spool;
import io.breakwater.pipeline.spool.SpoolSettings;
import io.breakwater.pipeline.toy.DrillLog;
import io.breakwater.store.Migrations;
import io.breakwater.store.Scope;
import io.breakwater.store.Store;
import io.breakwater.store.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The seam to many machines: a JobManager, two TaskManagers, a Kafka broker and PostgreSQL, each a process of its own. A
 * TaskManager is killed in the middle of the feed; the incidents are those of the embedded run.
 */
@Tag("slow")
class ClusterTest {
    private static final String TOPIC = "breakwater-records";
    private static final int TENANTS = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final long seed = System.nanoTime();

    @TempDir
    Path folder;

    /** What a run left in the database. */
    private record Found(TreeMap<String, String> incidents, long counted) {
        static Found in(EmbeddedPostgres postgres) {
            return new Found(ClusterTest.incidents(postgres), ClusterTest.counted(postgres));
        }
    }

    @Test
    void aClusterThatLosesATaskManagerGivesTheIncidentsOfTheEmbeddedRun() throws IOException, InterruptedException {
        System.out.println("seed " + seed);
        List<RawRecord> records = DrillLog.records(seed, TENANTS);
        try (KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"));
                FlinkCluster flink = FlinkCluster.start(Files.createDirectories(folder.resolve("flink")))) {
            Found embedded = embedded(records);
            assertThat(embedded.incidents()).hasSizeGreaterThan(2);
            try (EmbeddedPostgres postgres = postgres("cluster")) {
                kafka.createTopic(TOPIC, 4);
                String job = submit(flink, kafka, postgres);
                feedAndKill(records, kafka, flink, job);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(Found.in(postgres)).isEqualTo(embedded));
            }
        }
    }

    private String submit(FlinkCluster flink, KafkaBroker kafka, EmbeddedPostgres postgres) {
        ClusterSubmission submission = new ClusterSubmission(
                "127.0.0.1",
                flink.restPort(),
                List.of(),
                folder.resolve("checkpoints").toUri());
        String job = submission.submit(
                settings().withParallelism(2), parts(new KafkaRecordSource(kafka.servers(), TOPIC), postgres));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> flink.allRunning(job));
        return job;
    }

    private static void feedAndKill(List<RawRecord> records, KafkaBroker kafka, FlinkCluster flink, String job)
            throws InterruptedException {
        int half = records.size() / 2;
        try (KafkaIntake intake = new KafkaIntake(kafka.servers(), TOPIC)) {
            append(records.subList(0, half), intake);
            flink.killBusyTaskManager();
            append(records.subList(half, records.size()), intake);
        }
        await().atMost(PATIENCE).until(() -> flink.taskManagers() == 1 && flink.restarts(job) > 0);
        await().atMost(PATIENCE).until(() -> flink.allRunning(job));
    }

    private static void append(List<RawRecord> records, Intake intake) {
        CompletableFuture.allOf(records.stream().map(intake::append).toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private Found embedded(List<RawRecord> records) throws IOException {
        Path spoolFolder = folder.resolve("spool");
        try (EmbeddedPostgres postgres = postgres("embedded");
                Spool spool = Spool.open(spoolFolder, SpoolSettings.standard());
                EmbeddedPipeline pipeline = EmbeddedPipeline.start(
                        settings(),
                        folder.resolve("embedded-checkpoints"),
                        parts(SpoolSource.following(spoolFolder), postgres))) {
            append(records, spool);
            await().atMost(PATIENCE).until(() -> counted(postgres) >= distinct(records));
            pipeline.checkpoint();
            return settled(postgres);
        }
    }

    /** The stages tell what they hold back within a second: waits until nothing new is told. */
    private static Found settled(EmbeddedPostgres postgres) {
        AtomicReference<Found> before = new AtomicReference<>(new Found(new TreeMap<>(), 0));
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(3)).until(() -> {
            Found now = Found.in(postgres);
            return !now.incidents().isEmpty() && now.equals(before.getAndSet(now));
        });
        return before.get();
    }

    private static long distinct(List<RawRecord> records) {
        return records.stream().map(RawRecord::contentHash).distinct().count();
    }

    private static JobSettings settings() {
        return JobSettings.standard().withCheckpointEvery(Duration.ofSeconds(1));
    }

    private static EmbeddedPipeline.Parts parts(RecordSource source, EmbeddedPostgres postgres) {
        return new EmbeddedPipeline.Parts(source, DrillLog.assembly(), new StoreTarget(postgres.app()));
    }

    private EmbeddedPostgres postgres(String name) throws IOException {
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "breakwater-binaries");
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve(name), cache);
        Migrations.run(postgres.owner(), postgres.app());
        return postgres;
    }

    private static long counted(EmbeddedPostgres postgres) {
        try (Store store = Store.open(postgres.app())) {
            return store.within(
                    Scope.PROVIDER,
                    handle -> handle.createQuery("select coalesce(sum(records), 0) from source_count")
                            .mapTo(Long.class)
                            .one());
        }
    }

    /** Incidents that stand, with what they hold; the number of changes on the way there does not count. */
    private static TreeMap<String, String> incidents(EmbeddedPostgres postgres) {
        String sql = """
                select incident_id, tenant_id || ' ' || status || ' ' || severity || ' ' || detections || ' ' || title
                       || ' ' || array_to_string(assets, ',') || ' ' || array_to_string(stages, ',') as held
                from incident where status <> 'WITHDRAWN'""";
        TreeMap<String, String> incidents = new TreeMap<>();
        try (Store store = Store.open(postgres.app())) {
            store.change(
                    Scope.PROVIDER,
                    handle -> handle.createQuery(sql)
                            .map((row, context) -> incidents.put(row.getString(1), row.getString(2)))
                            .list());
        }
        return incidents;
    }
}
