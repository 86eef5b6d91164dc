package io.breakwater.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.core.drill.DrillPlan;
import io.breakwater.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole service, as {@code breakwater up} starts it, is killed at random moments while a drill comes in through the HTTP
 * door. The sender keeps what was not acknowledged and sends it again; in the end the incidents and the campaigns are those
 * of a service that nobody killed.
 */
@Tag("slow")
class ServiceKillTest {
    private static final Instant BASE = Instant.parse("2026-03-01T00:00:00Z");
    private static final String CONFIGURATION = """
            zone: Asia/Shanghai
            console:
              port: 0
            syslog:
              port: 0
            # What is lent depends on when it is measured, and two services measure at different moments.
            correlation:
              lend-rates: false
            """;
    private static final int KILLS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private Path undisturbed;
    private Path killed;

    @BeforeEach
    void configure() throws IOException {
        undisturbed = folder.resolve("undisturbed");
        killed = folder.resolve("killed");
        Files.writeString(folder.resolve("breakwater.yaml"), CONFIGURATION);
    }

    @AfterEach
    void endWhateverRuns() throws IOException, InterruptedException {
        for (Path data : List.of(undisturbed, killed)) {
            TestedServices.end(data);
        }
    }

    @Test
    void tellsOfTheSameAttacksWhenItWasKilledInBetween() throws IOException, InterruptedException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        DrillPlan plan = DrillPlan.of(seed, BASE);

        start(undisturbed);
        PatientSender steady = register(undisturbed, plan);
        steady.send(Integer.MAX_VALUE);

        start(killed);
        PatientSender harassed = register(killed, plan);
        sendThroughKills(harassed, new Random(seed));

        try (Store expected = StoreAccess.open(undisturbed);
                Store actual = StoreAccess.open(killed)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(DrillFeed.counted(expected)).isEqualTo(steady.distinctLines());
                assertThat(DrillFeed.counted(actual)).isEqualTo(steady.distinctLines());
                assertThat(Told.of(actual)).isEqualTo(Told.of(expected));
            });
            assertThat(Told.of(actual).incidents()).hasSizeGreaterThan(20);
            assertThat(Told.of(actual).campaigns()).isNotEmpty();
        }
    }

    /** Kills while a batch is on its way, and once more when all is acknowledged and not yet worked through. */
    private void sendThroughKills(PatientSender sender, Random random) throws IOException, InterruptedException {
        int share = sender.waiting() / (KILLS + 1);
        for (int kill = 0; kill < KILLS; kill++) {
            sender.send(1 + random.nextInt(share));
            CompletableFuture<Boolean> onItsWay = sender.sendOneInTheBackground();
            TestedServices.kill(killed);
            System.out.printf(
                    "killed; the batch on its way was %s, %d to go%n",
                    onItsWay.join() ? "acknowledged" : "not acknowledged", sender.waiting());
            start(killed);
            sender.goTo(killed);
        }
        sender.send(Integer.MAX_VALUE);
        TestedServices.kill(killed);
        start(killed);
    }

    private void start(Path data) throws IOException, InterruptedException {
        TestedServices.start(folder.resolve("breakwater.yaml"), data);
    }

    private static PatientSender register(Path data, DrillPlan plan) throws IOException, InterruptedException {
        try (Store store = StoreAccess.open(data)) {
            return PatientSender.registered(plan, store, data);
        }
    }
}
