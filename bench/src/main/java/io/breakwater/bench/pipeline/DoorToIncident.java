package io.breakwater.bench.pipeline;

import io.breakwater.core.connector.ParseSink;
import io.breakwater.core.connector.RecordParser;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.pipeline.EmbeddedPipeline;
import io.breakwater.pipeline.job.JobSettings;
import io.breakwater.pipeline.job.TopologyAssembly;
import io.breakwater.pipeline.sink.StoreTarget;
import io.breakwater.pipeline.source.SpoolSource;
import io.breakwater.pipeline.spool.Spool;
import io.breakwater.pipeline.spool.SpoolSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Feeds drills, one after the other in event time, at a fixed rate into the spool of an idle pipeline on real engines, and
 * measures from the moment a line is handed to the spool to the moment the change it made to an incident is committed in
 * PostgreSQL. A change is put down to the line of its tenant whose event has the event time of the change; only openings
 * and escalations are looked at, for what other changes are about may lie long before the line that brought them about.
 * The first drill after the start is told apart: then the compiler is at work on code that has never run.
 *
 * <p>Arguments: records per second (1000), number of drills of some ten thousand records each (8).
 */
public final class DoorToIncident {
    private static final long SETTLE_SECONDS = 5;
    private static final Set<String> WATCHED =
            Set.of(IncidentChange.Kind.OPENED.name(), IncidentChange.Kind.ESCALATED.name());

    private final TopologyAssembly assembly = Workplace.assembly();
    private final Map<String, Long> handedOver = new HashMap<>();
    private long warmFrom;

    private DoorToIncident() {}

    public static void main(String[] arguments) throws IOException {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int drills = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
        try (Workplace place = Workplace.open()) {
            new DoorToIncident().run(place, rate, drills);
        }
    }

    private void run(Workplace place, int rate, int drills) throws IOException {
        Path notes = place.folder().resolve("notes");
        try (Spool spool = Spool.open(place.spool(), SpoolSettings.standard())) {
            long begin = System.nanoTime();
            long cpuBefore = Workplace.cpuMillis();
            try (EmbeddedPipeline pipeline = EmbeddedPipeline.start(
                    JobSettings.standard(),
                    place.checkpoints(),
                    new EmbeddedPipeline.Parts(
                            SpoolSource.following(place.spool()),
                            assembly,
                            new TimedTarget(new StoreTarget(place.postgres().app()), notes.toString())))) {
                System.out.printf(
                        "start of the job         %6d ms, %d ms of CPU%n",
                        millis(System.nanoTime() - begin), Workplace.cpuMillis() - cpuBefore);
                for (int drill = 0; drill < drills; drill++) {
                    warmFrom = drill == 1 ? System.nanoTime() : warmFrom;
                    feed(spool, rate, Drills.number(drill));
                }
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(SETTLE_SECONDS));
                pipeline.checkpoint();
            }
        }
        report(notes);
    }

    private void feed(Spool spool, int rate, Drills.Drill drill) {
        CompletableFuture.allOf(drill.facts().stream().map(spool::append).toArray(CompletableFuture<?>[]::new))
                .join();
        RecordParser parser = assembly.topology().connectors();
        List<RawRecord> records = drill.lines();
        List<List<String>> keys =
                records.stream().map(record -> keys(record, parser)).toList();
        long begin = System.nanoTime();
        long cpuBefore = Workplace.cpuMillis();
        for (int i = 0; i < records.size(); i++) {
            long due = begin + i * TimeUnit.SECONDS.toNanos(1) / rate;
            LockSupport.parkNanos(due - System.nanoTime());
            long now = System.nanoTime();
            keys.get(i).forEach(key -> handedOver.putIfAbsent(key, now));
            spool.append(records.get(i));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "fed                      %6d records, %.0f a second, %d ms of CPU%n",
                records.size(), records.size() / seconds, Workplace.cpuMillis() - cpuBefore);
    }

    private static List<String> keys(RawRecord record, RecordParser parser) {
        List<String> keys = new ArrayList<>();
        parser.parse(record, new ParseSink() {
            @Override
            public void event(Event event) {
                keys.add(event.tenant() + "\t" + event.time());
            }

            @Override
            public void rejected(Rejected rejected) {
                // Makes no incident.
            }
        });
        return keys;
    }

    private void report(Path notes) throws IOException {
        Map<String, List<Long>> latencies = new TreeMap<>();
        for (String line : Files.readAllLines(notes)) {
            List<String> cells = List.of(line.split("\t"));
            Long from = handedOver.get(cells.get(0) + "\t" + cells.get(1));
            if (from != null && WATCHED.contains(cells.get(2))) {
                boolean cold = warmFrom == 0 || from < warmFrom;
                latencies
                        .computeIfAbsent((cold ? "first drill " : "later ") + cells.get(2), none -> new ArrayList<>())
                        .add(Long.parseLong(cells.get(3)) - from);
            }
        }
        latencies.forEach(DoorToIncident::percentiles);
    }

    private static void percentiles(String which, List<Long> latencies) {
        latencies.sort(Long::compare);
        StringBuilder line = new StringBuilder("door to incident, %-20s %6d".formatted(which, latencies.size()));
        for (double share : latencies.isEmpty() ? new double[0] : new double[] {0.5, 0.95, 0.99, 1}) {
            int index = (int) Math.ceil(share * latencies.size()) - 1;
            line.append("  p%.0f %d ms".formatted(100 * share, millis(latencies.get(index))));
        }
        System.out.println(line);
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
