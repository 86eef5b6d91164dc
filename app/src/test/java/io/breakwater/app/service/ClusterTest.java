package io.breakwater.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.app.Breakwater;
import io.breakwater.app.cluster.FlinkCluster;
import io.breakwater.app.cluster.JavaProcess;
import io.breakwater.app.cluster.KafkaBroker;
import io.breakwater.core.drill.DrillPlan;
import io.breakwater.store.Store;
import io.breakwater.store.StoreSettings;
import io.breakwater.store.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The seam to many machines, as {@code docs/scale-out.md} tells an operator to use it: one {@code breakwater.yaml} names a
 * Kafka broker and a PostgreSQL server; the doors run with it as {@code breakwater up} starts them, and
 * {@code breakwater submit} hands the job to a JobManager with two TaskManagers. Each is a process of its own. A TaskManager
 * is killed in the middle of the feed; what the cluster tells in the end is what a service with everything embedded tells.
 */
@Tag("slow")
class ClusterTest {
    private static final Instant BASE = Instant.parse("2026-03-01T00:00:00Z");
    private static final String TOPIC = "breakwater-records";
    private static final Pattern SUBMITTED = Pattern.compile("submitted: job ([0-9a-f]{32})");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String DOORS = """
            zone: Asia/Shanghai
            console:
              port: 0
            syslog:
              port: 0
            # What is lent depends on when it is measured, and two services measure at different moments.
            correlation:
              lend-rates: false
            """;

    private final long seed = System.nanoTime();
    private final DrillPlan plan = DrillPlan.of(seed, BASE);

    @TempDir
    Path folder;

    private Path embedded;
    private Path doors;

    @BeforeEach
    void nameFolders() {
        embedded = folder.resolve("embedded");
        doors = folder.resolve("doors");
    }

    @AfterEach
    void endWhateverRuns() throws IOException, InterruptedException {
        for (Path data : List.of(embedded, doors)) {
            TestedServices.end(data);
        }
    }

    @Test
    void aClusterThatLosesATaskManagerTellsWhatTheEmbeddedServiceTells() throws IOException, InterruptedException {
        System.out.println("seed " + seed);
        TestedServices.start(Files.writeString(folder.resolve("embedded.yaml"), DOORS), embedded);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder.resolve("postgres"), embedded.resolve("cache"));
                KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"));
                FlinkCluster flink = FlinkCluster.start(folder.resolve("flink"));
                Store expected = StoreAccess.open(embedded)) {
            PatientSender.registered(plan, expected, embedded).send(Integer.MAX_VALUE);
            kafka.createTopic(TOPIC, 4);
            Path configuration = configuration(server.owner(), kafka.servers());
            TestedServices.start(configuration, doors);
            String job = submit(configuration, flink);
            await().atMost(PATIENCE).ignoreExceptions().until(() -> flink.allRunning(job));
            try (Store actual = StoreAccess.open(doors)) {
                feedAndKill(PatientSender.registered(plan, actual, doors), actual, flink, job);
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(DrillFeed.counted(expected)).isEqualTo(DrillFeed.distinct(plan.lines()));
                    assertThat(DrillFeed.counted(actual)).isEqualTo(DrillFeed.distinct(plan.lines()));
                    assertThat(Told.of(actual)).isEqualTo(Told.of(expected));
                });
            }
            assertThat(Told.of(expected).incidents()).hasSizeGreaterThan(20);
            assertThat(Told.of(expected).campaigns()).isNotEmpty();
            ServiceProcess.stop(doors);
        }
    }

    private void feedAndKill(PatientSender sender, Store store, FlinkCluster flink, String job)
            throws IOException, InterruptedException {
        sender.send(sender.waiting() / 2);
        await().atMost(PATIENCE).until(() -> DrillFeed.counted(store) > 0);
        flink.killBusyTaskManager();
        sender.send(Integer.MAX_VALUE);
        await().atMost(PATIENCE).until(() -> flink.taskManagers() == 1 && flink.restarts(job) > 0);
        await().atMost(PATIENCE).until(() -> flink.allRunning(job));
    }

    /** The one file that the doors and the submission read. */
    private Path configuration(StoreSettings owner, String brokers) throws IOException {
        Path password = Files.writeString(folder.resolve("database.password"), owner.password());
        return Files.writeString(
                folder.resolve("breakwater.yaml"),
                DOORS + """
                data: %s
                database:
                  url: %s
                  user: %s
                  password-file: %s
                pipeline:
                  parallelism: 2
                  checkpoint-every: PT1S
                  kafka: %s
                  topic: %s
                """.formatted(doors, owner.url(), owner.user(), password, brokers, TOPIC));
    }

    private String submit(Path configuration, FlinkCluster flink) throws IOException, InterruptedException {
        Path log = folder.resolve("submit.log");
        try (JavaProcess submission = JavaProcess.start(
                log,
                List.of("-Xmx512m"),
                Breakwater.class.getName(),
                "submit",
                "--config",
                configuration.toString(),
                "--job-manager",
                "127.0.0.1:" + flink.restPort(),
                "--checkpoints",
                folder.resolve("checkpoints").toUri().toString())) {
            assertThat(submission.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            String said = Files.readString(log);
            Matcher submitted = SUBMITTED.matcher(said);
            assertThat(submitted.find()).as(said).isTrue();
            assertThat(submission.process().exitValue()).isZero();
            return submitted.group(1);
        }
    }
}
