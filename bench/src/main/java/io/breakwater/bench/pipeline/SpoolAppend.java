package io.breakwater.bench.pipeline;

import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.pipeline.spool.Spool;
import io.breakwater.pipeline.spool.SpoolSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Records of 500 bytes made durable by senders that each wait for their acknowledgement, on the disk of the argument (the
 * temporary folder). With one sender this is the time of a sync; with many it shows the group commit.
 */
public final class SpoolAppend {
    private static final long RUN_NANOS = 3_000_000_000L;
    private static final int PAYLOAD = 500;

    private SpoolAppend() {}

    public static void main(String[] arguments) throws IOException {
        Path parent = Path.of(arguments.length > 0 ? arguments[0] : System.getProperty("java.io.tmpdir"));
        for (int senders : new int[] {1, 16, 256, 1024}) {
            try (Spool spool = Spool.open(Files.createTempDirectory(parent, "spool"), SpoolSettings.standard())) {
                System.out.printf("%5d senders  %,9.0f records a second%n", senders, run(spool, senders));
            }
        }
    }

    private static double run(Spool spool, int senders) {
        long begin = System.nanoTime();
        long[] sent = new long[senders];
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < senders; sender++) {
                int number = sender;
                threads.execute(() -> sent[number] = send(spool, number, begin + RUN_NANOS));
            }
        }
        long total = 0;
        for (long each : sent) {
            total += each;
        }
        return total / ((System.nanoTime() - begin) / 1e9);
    }

    private static long send(Spool spool, int sender, long until) {
        RawRecord record = new RawRecord(
                new TenantId("tenant-" + sender % 20),
                new SourceId("bench"),
                Instant.EPOCH,
                new Origin("bench", 0, -1),
                Optional.empty(),
                new byte[PAYLOAD]);
        long sent = 0;
        while (System.nanoTime() < until) {
            spool.append(record).join();
            sent++;
        }
        return sent;
    }
}
