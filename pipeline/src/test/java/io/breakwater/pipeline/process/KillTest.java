package io.breakwater.pipeline.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.core.model.RawRecord;
import io.breakwater.pipeline.intake.RecordCodec;
import io.breakwater.pipeline.toy.FolderTarget;
import io.breakwater.pipeline.toy.ToyAssembly;
import io.breakwater.pipeline.toy.ToyLog;
import io.breakwater.pipeline.toy.ToyRows;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the service at random moments of a feed. The sender keeps what was not acknowledged and sends it again; in the end
 * the rows and the totals are those of a run that nobody killed.
 */
@Tag("slow")
class KillTest {
    private static final int RECORDS = 3_000;
    private static final int KILLS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> FLAGS = List.of("-Xmx400m", "-XX:+UseSerialGC");

    private final RecordCodec codec = new RecordCodec();

    @TempDir
    Path folder;

    @Test
    void losesNothingAndCountsNothingTwiceThroughKills() throws IOException, InterruptedException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<RawRecord> records = ToyLog.records(random, RECORDS);
        Queue<RawRecord> unacknowledged = new ArrayDeque<>(records);

        for (int kill = 0; kill < KILLS; kill++) {
            try (JavaProcess service = start()) {
                send(unacknowledged, 200 + random.nextInt(RECORDS / KILLS - 200));
                RawRecord onTheWay = unacknowledged.element();
                try (HttpClient impatient = HttpClient.newHttpClient()) {
                    var answer = impatient.sendAsync(request(onTheWay), HttpResponse.BodyHandlers.discarding());
                    service.kill();
                    answer.cancel(true);
                }
            }
        }
        try (JavaProcess service = start()) {
            send(unacknowledged, Integer.MAX_VALUE);
            SortedMap<String, String> expected = ToyRows.of(new ToyAssembly(), records, Instant.EPOCH);
            FolderTarget target = new FolderTarget(folder.resolve("rows").toString());
            await().atMost(PATIENCE).untilAsserted(() -> {
                SortedMap<String, String> rows = target.rows();
                assertThat(ToyRows.recordsCounted(rows)).isEqualTo(RECORDS);
                assertThat(ToyRows.withoutTotals(rows)).isEqualTo(expected);
            });
            assertThat(service.process().isAlive()).isTrue();
        }
    }

    private JavaProcess start() throws IOException {
        Files.deleteIfExists(folder.resolve("port"));
        JavaProcess service = JavaProcess.start(folder.resolve("log"), FLAGS, ToyService.class, folder.toString());
        await().atMost(PATIENCE)
                .alias("the service comes up, see " + service.log())
                .until(() -> Files.exists(folder.resolve("port")));
        return service;
    }

    /** Sends the next records one by one, taking off each when its acknowledgement is there. */
    private void send(Queue<RawRecord> unacknowledged, int most) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int sent = 0; sent < most && !unacknowledged.isEmpty(); sent++) {
                HttpResponse<Void> answer =
                        client.send(request(unacknowledged.element()), HttpResponse.BodyHandlers.discarding());
                assertThat(answer.statusCode()).isEqualTo(204);
                unacknowledged.remove();
            }
        }
    }

    private HttpRequest request(RawRecord record) throws IOException {
        String port = Files.readString(folder.resolve("port"));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/records"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(codec.toBytes(record)))
                .timeout(Duration.ofSeconds(30))
                .build();
    }
}
