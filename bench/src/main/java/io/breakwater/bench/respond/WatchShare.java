package io.breakwater.bench.respond;

import io.breakwater.core.connector.Connectors;
import io.breakwater.core.connector.ParseSink;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.Detector;
import io.breakwater.core.detect.Hit;
import io.breakwater.core.detect.RuleDetector;
import io.breakwater.core.detect.RuleLibrary;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.proof.Passage;
import io.breakwater.core.respond.proof.Watch;
import io.breakwater.core.respond.proof.Watches;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * What the targets of actions add to the product's whole way from a record to its detections: the same made lines of a
 * firewall through the same connectors and rules, without an action and with {@link #TARGETS} of them, in turns, so that
 * what else the machine does meets both. One line in a hundred names a target. Prints medians.
 */
public final class WatchShare {
    private static final int TARGETS = 10_000;
    private static final int LINES = 20_000;
    private static final int NAMES_ONE_IN = 100;
    private static final int WARM_UP = 5;
    private static final int TURNS = 21;
    private static final TenantId TENANT = new TenantId("bench");
    private static final Instant NOON = Instant.parse("2031-01-01T12:00:00Z");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Connectors connectors = Connectors.load(ContentLibrary.builtIn());
    private final Detector rules = new RuleDetector(RuleLibrary.load(ContentLibrary.builtIn(), List.of()));
    private final List<RawRecord> records = new ArrayList<>();
    private long events;
    private long hits;
    private long passages;

    private WatchShare() {}

    /** See the class. */
    public static void main(String[] arguments) {
        WatchShare bench = new WatchShare();
        bench.makeLines();
        bench.compare(System.out);
    }

    private void makeLines() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < LINES; i++) {
            String from = i % NAMES_ONE_IN == 0 ? target(random.nextInt(TARGETS)) : "203.0." + pair(random);
            String line = String.format(
                    Locale.ROOT,
                    "{\"time\":\"%s\",\"src_ip\":\"%s\",\"src_port\":%d,\"dst_ip\":\"10.1.%s\",\"dst_port\":443,"
                            + "\"action\":\"%s\",\"user\":\"u%d\",\"message\":\"session %d\"}",
                    NOON.minusSeconds(i % 3600),
                    from,
                    1024 + random.nextInt(60_000),
                    pair(random),
                    i % 3 == 0 ? "blocked" : "allowed",
                    i % 500,
                    i);
            records.add(new RawRecord(
                    TENANT,
                    new SourceId("firewall"),
                    NOON,
                    new Origin("lines", i, 0),
                    Optional.of("generic-json"),
                    line.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String pair(SplittableRandom random) {
        return random.nextInt(256) + "." + random.nextInt(256);
    }

    private static String target(int number) {
        return "198.18." + number / 250 + "." + number % 250;
    }

    private void compare(PrintStream out) {
        Watches none = new Watches();
        Watches many = new Watches();
        for (int i = 0; i < TARGETS; i++) {
            Watch order =
                    new Watch(TENANT, new ActionId("a-" + i), ActionKind.BLOCK_ADDRESS, target(i), Optional.empty());
            many.take(order, NOON);
        }
        for (int i = 0; i < WARM_UP; i++) {
            turn(none);
            turn(many);
        }
        double[] without = new double[TURNS];
        double[] with = new double[TURNS];
        double[] added = new double[TURNS];
        for (int i = 0; i < TURNS; i++) {
            without[i] = turn(none);
            with[i] = turn(many);
            added[i] = 100 * (with[i] - without[i]) / without[i];
        }
        out.printf("%,d events, %,d hits and %,d passages in a turn%n", events, hits, passages);
        out.printf("no action         %6.2f us of CPU an event%n", median(without));
        out.printf("%,d targets    %6.2f us of CPU an event%n", TARGETS, median(with));
        out.printf(
                "added             %6.2f %% (median of %d pairs of turns; quartiles %.2f and %.2f)%n",
                median(added), TURNS, added[TURNS / 4], added[3 * TURNS / 4]);
    }

    /** Microseconds of CPU an event. */
    private double turn(Watches watches) {
        events = 0;
        hits = 0;
        passages = 0;
        Way way = new Way(watches);
        long begin = THREADS.getCurrentThreadCpuTime();
        records.forEach(record -> connectors.parse(record, way));
        return (THREADS.getCurrentThreadCpuTime() - begin) / 1_000.0 / Math.max(1, events);
    }

    /** Sorts its argument. */
    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** As ingest does it. */
    private final class Way implements ParseSink {
        private final Watches watches;
        private final Consumer<Hit> hit = found -> hits++;
        private final Consumer<Passage> passage = found -> passages++;

        Way(Watches watches) {
            this.watches = watches;
        }

        @Override
        public void event(Event event) {
            events++;
            watches.passages(event, passage);
            rules.detect(event, hit);
        }

        @Override
        public void rejected(Rejected torn) {
            throw new IllegalStateException(torn.message());
        }
    }
}
