package io.breakwater.bench.incident;

import io.breakwater.core.incident.CorrelationTuning;
import io.breakwater.core.incident.IncidentStage;
import io.breakwater.core.incident.IncidentState;
import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantId;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Detections a second and core through correlation, with a thousand tenants, over the number of live entities and of
 * closed incidents. CPU time of one thread is measured, so that a busy machine does not count against it. Detections are
 * made before the clock starts, and rules have a history by then: in a tenant of one hour's age everything is rare.
 *
 * <p>All sizes are held in memory at once and measured in turns, {@link #ROUNDS} times, after others have warmed the
 * compiler: what another process takes from the caches, and how far the compiler has come, then meets all of them.
 * Printed is the median of the rounds, and the range in which they lay. A million entities with the others want 9 GB of heap.
 */
public final class CorrelationSpeed {
    private static final int TENANTS = 1000;
    /** Few, for what is measured changes what is measured next: attacks grow. */
    private static final int MEASURED = 5_000;

    private static final int ROUNDS = 9;
    private static final int RULES = 4;
    /** How often each rule fired in each tenant before the clock starts. */
    private static final int SEEN = 70;

    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
    private static final Duration APART = Duration.ofMillis(20);
    private static final Assessment WEAK =
            new Assessment(Severity.LOW, Fidelity.LOW, Optional.empty(), Outcome.ATTEMPTED, List.of("T1078"));

    private final IncidentStage stage = new IncidentStage(CorrelationTuning.defaults());
    private final List<IncidentState> states = new ArrayList<>();
    private final Random random = new Random(7);
    private final int hosts;
    private Instant now = START.plusSeconds(7200);

    private CorrelationSpeed(int entities) {
        hosts = Math.max(1, entities / TENANTS);
        for (int tenant = 0; tenant < TENANTS; tenant++) {
            states.add(stage.initial());
        }
    }

    /**
     * Prints the figures.
     *
     * @param arguments numbers of live entities; ten thousand to a million when there are none
     */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        int[] entities = arguments.length == 0
                ? new int[] {10_000, 100_000, 1_000_000}
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        CorrelationSpeed warming = ofEntities(20_000);
        for (int round = 0; round < ROUNDS; round++) {
            warming.measure();
        }
        out.println("one in fifty detections is of an attack; the rest is weak and common");
        inTurns("live entities", entities, CorrelationSpeed::ofEntities, out);
        inTurns("closed incidents", new int[] {0, 10_000, 50_000}, CorrelationSpeed::ofClosed, out);
    }

    private static void inTurns(String what, int[] sizes, IntFunction<CorrelationSpeed> maker, PrintStream out) {
        List<CorrelationSpeed> subjects = Arrays.stream(sizes).mapToObj(maker).toList();
        double[][] micros = new double[sizes.length][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int subject = 0; subject < sizes.length; subject++) {
                micros[subject][round] = subjects.get(subject).measure();
            }
        }
        out.printf("%16s  detections/s/core  microseconds each: median, least, most  to the first%n", what);
        Arrays.stream(micros).forEach(Arrays::sort);
        for (int subject = 0; subject < sizes.length; subject++) {
            double[] each = micros[subject];
            double median = each[ROUNDS / 2];
            out.printf(
                    "%,16d  %,17.0f  %24.1f  %5.1f  %5.1f  %11.2fx%n",
                    sizes[subject], 1e6 / median, median, each[0], each[ROUNDS - 1], median / micros[0][ROUNDS / 2]);
        }
    }

    private static CorrelationSpeed ofEntities(int entities) {
        CorrelationSpeed speed = new CorrelationSpeed(entities);
        speed.populate();
        return speed;
    }

    /** Incidents that closed days ago; then the same as for a hundred thousand live entities. */
    private static CorrelationSpeed ofClosed(int closed) {
        CorrelationSpeed speed = new CorrelationSpeed(100_000);
        Instant before = START.minusSeconds(10 * 24 * 3600);
        for (int i = 0; i < closed; i++) {
            for (Stage reached : new Stage[] {Stage.EXPLOITATION, Stage.REMOTE_CONTROL}) {
                int tenant = i % TENANTS;
                speed.feed(tenant, speed.detection(tenant, "closed-" + i, "rule-" + reached, medium(reached), before));
            }
        }
        speed.states.forEach(state -> speed.stage.advance(state, START.minusSeconds(5 * 24 * 3600), told -> {}));
        speed.populate();
        return speed;
    }

    /** Three days in which each rule became common in each tenant, and then one detection on every host. */
    private void populate() {
        for (int tenant = 0; tenant < TENANTS; tenant++) {
            for (int i = 0; i < RULES * SEEN; i++) {
                Instant when = START.minusSeconds((RULES * SEEN - i) * 600L);
                feed(tenant, detection(tenant, "host-" + random.nextInt(hosts), "weak-" + i % RULES, WEAK, when));
            }
            for (int host = 0; host < hosts; host++) {
                Instant when = START.plusSeconds(random.nextInt(3600));
                feed(tenant, detection(tenant, "host-" + host, "rule-once-" + host, WEAK, when));
            }
        }
    }

    private double measure() {
        List<Detection> detections = new ArrayList<>();
        int[] tenants = new int[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            tenants[i] = random.nextInt(TENANTS);
            detections.add(some(tenants[i], now));
            now = now.plus(APART);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < MEASURED; i++) {
            feed(tenants[i], detections.get(i));
        }
        return (threads.getCurrentThreadCpuTime() - begin) / 1000.0 / MEASURED;
    }

    /** One in fifty is of an attack, the rest is weak. */
    private Detection some(int tenant, Instant when) {
        String host = "host-" + random.nextInt(hosts);
        if (random.nextInt(50) > 0) {
            return detection(tenant, host, "weak-" + random.nextInt(RULES), WEAK, when);
        }
        Stage reached = Stage.values()[random.nextInt(Stage.values().length)];
        return detection(tenant, host, "rule-" + reached, medium(reached), when);
    }

    private static Assessment medium(Stage reached) {
        return new Assessment(
                Severity.MEDIUM, Fidelity.MEDIUM, Optional.of(reached), Outcome.SUCCEEDED, List.of("T1190"));
    }

    private Detection detection(int tenant, String host, String rule, Assessment assessment, Instant when) {
        return Detection.of(
                new TenantId("t" + tenant),
                new RuleRef(rule, "", rule),
                when,
                assessment,
                List.of(new Entity(EntityKind.HOST, EntityRole.VICTIM, host)),
                List.of(),
                List.of(new EventId("e" + random.nextLong())));
    }

    private void feed(int tenant, Detection detection) {
        stage.accept(states.get(tenant), detection, told -> {});
    }
}
