package io.breakwater.bench.pipeline;

import io.breakwater.core.model.RawRecord;
import io.breakwater.pipeline.EmbeddedPipeline;
import io.breakwater.pipeline.job.JobSettings;
import io.breakwater.pipeline.sink.StoreTarget;
import io.breakwater.pipeline.source.SpoolSource;
import io.breakwater.pipeline.spool.Spool;
import io.breakwater.pipeline.spool.SpoolSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * How much one embedded job gets through: drills that wait in the spool, from the start of the job until everything that
 * follows from them is committed in PostgreSQL. A shorter run before warms the compiler.
 *
 * <p>Arguments: number of drills of some ten thousand records each (20).
 */
public final class ThroughPipeline {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int WARMING = 6;

    private ThroughPipeline() {}

    public static void main(String[] arguments) throws IOException {
        int drills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        run("warming", WARMING);
        run("measured", drills);
    }

    private static void run(String what, int drills) throws IOException {
        try (Workplace place = Workplace.open()) {
            long records = spool(place, drills);
            long begin = System.nanoTime();
            long cpu = Workplace.cpuMillis();
            EmbeddedPipeline.Parts parts = new EmbeddedPipeline.Parts(
                    SpoolSource.bounded(place.spool()),
                    Workplace.assembly(),
                    new StoreTarget(place.postgres().app()));
            try (EmbeddedPipeline pipeline =
                    EmbeddedPipeline.start(JobSettings.standard(), place.checkpoints(), parts)) {
                pipeline.awaitEnd(PATIENCE);
                double seconds = (System.nanoTime() - begin) / 1e9;
                System.out.printf(
                        "%-8s  %,9d records in %5.1f s: %,7.0f a second; %5.1f s of CPU beside the database's%n",
                        what, records, seconds, records / seconds, (Workplace.cpuMillis() - cpu) / 1e3);
            }
        }
    }

    private static long spool(Workplace place, int drills) throws IOException {
        long records = 0;
        try (Spool spool = Spool.open(place.spool(), SpoolSettings.standard())) {
            for (int number = 0; number < drills; number++) {
                Drills.Drill drill = Drills.number(number);
                records += append(drill.facts(), spool) + append(drill.lines(), spool);
            }
        }
        return records;
    }

    private static int append(List<RawRecord> records, Spool spool) {
        CompletableFuture.allOf(records.stream().map(spool::append).toArray(CompletableFuture<?>[]::new))
                .join();
        return records.size();
    }
}
