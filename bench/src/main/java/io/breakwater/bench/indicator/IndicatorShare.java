package io.breakwater.bench.indicator;

import io.breakwater.core.connector.Connectors;
import io.breakwater.core.connector.ParseSink;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.Detector;
import io.breakwater.core.detect.Hit;
import io.breakwater.core.detect.RuleDetector;
import io.breakwater.core.detect.RuleLibrary;
import io.breakwater.core.detect.indicator.IndicatorDetector;
import io.breakwater.core.detect.indicator.IndicatorSnapshot;
import io.breakwater.core.detect.indicator.WarningLists;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a million indicators add to the product's whole way from a record to its detections: the same lines through the same
 * connectors and rules, with no indicators in place and with a million, in turns, so that what else the machine does meets
 * both. Prints the median of the turns.
 *
 * <pre>IndicatorShare LINES [RULES...]</pre>
 *
 * {@code LINES} is a file of JSON lines; without {@code RULES}, folders of Sigma rules, the built-in ones judge.
 */
public final class IndicatorShare {
    private static final int TURNS = 15;
    private static final int MOST_LINES = 20_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Connectors connectors = Connectors.load(ContentLibrary.builtIn());
    private final List<RawRecord> records = new ArrayList<>();
    private long events;
    private long hits;

    private IndicatorShare() {}

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        IndicatorShare bench = new IndicatorShare();
        bench.read(Path.of(arguments[0]));
        List<Path> folders = Arrays.stream(arguments).skip(1).map(Path::of).toList();
        Detector rules = new RuleDetector(RuleLibrary.load(ContentLibrary.builtIn(), folders));
        IndicatorSnapshot.Builder million = IndicatorSnapshot.builder(WarningLists.none());
        Million.each(1, million::add);
        bench.compare(
                rules.and(new IndicatorDetector(IndicatorSnapshot.empty())),
                rules.and(new IndicatorDetector(million.build())),
                System.out);
    }

    private void read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.filter(line -> line.startsWith("{"))
                    .limit(MOST_LINES)
                    .forEach(line -> records.add(new RawRecord(
                            TenantId.of("bench"),
                            SourceId.of("s"),
                            Million.FROM,
                            new Origin("lines", records.size(), 0),
                            Optional.empty(),
                            line.getBytes(StandardCharsets.UTF_8))));
        }
    }

    private void compare(Detector without, Detector with, PrintStream out) {
        double[] none = new double[TURNS];
        double[] million = new double[TURNS];
        double[] share = new double[TURNS];
        turn(without);
        turn(with);
        for (int i = 0; i < TURNS; i++) {
            none[i] = turn(without);
            million[i] = turn(with);
            share[i] = 100 * (million[i] - none[i]) / none[i];
        }
        out.printf("%,d records, %,d events and %,d hits in a turn%n", records.size(), events, hits);
        out.printf("no indicators    %6.2f us of CPU an event%n", median(none));
        out.printf("a million        %6.2f us of CPU an event%n", median(million));
        out.printf(
                "added            %6.2f %% (median of %d pairs of turns; from %.2f to %.2f)%n",
                median(share), TURNS, share[0], share[TURNS - 1]);
    }

    /** Microseconds of CPU an event. */
    private double turn(Detector detector) {
        events = 0;
        hits = 0;
        Judge judge = new Judge(detector);
        long begin = THREADS.getCurrentThreadCpuTime();
        records.forEach(record -> connectors.parse(record, judge));
        return (THREADS.getCurrentThreadCpuTime() - begin) / 1_000.0 / Math.max(1, events);
    }

    /** Sorts its argument. */
    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private final class Judge implements ParseSink {
        private final Detector detector;
        private final Consumer<Hit> count = hit -> hits++;

        Judge(Detector detector) {
            this.detector = detector;
        }

        @Override
        public void event(Event event) {
            events++;
            detector.detect(event, count);
        }

        @Override
        public void rejected(Rejected torn) {
            // the same in both
        }
    }
}
