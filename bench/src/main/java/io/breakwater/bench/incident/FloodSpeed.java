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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What a flood of decoys in one tenant costs while an attack goes on in it, in order of time and fully shuffled: CPU time
 * of one thread per detection, which must not grow with the flood.
 */
public final class FloodSpeed {
    private static final int HOSTS = 1000;
    private static final int RULES = 7;
    private static final int SECONDS = 9 * 3600;
    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
    private static final TenantId TENANT = new TenantId("flooded");
    private static final Assessment WEAK =
            new Assessment(Severity.LOW, Fidelity.LOW, Optional.empty(), Outcome.ATTEMPTED, List.of("T1078"));
    private static final Assessment REFUSED = new Assessment(
            Severity.HIGH, Fidelity.HIGH, Optional.of(Stage.EXPLOITATION), Outcome.BLOCKED, List.of("T1190"));

    private final Random random = new Random(7);

    private FloodSpeed() {}

    /**
     * Prints the figures.
     *
     * @param arguments sizes of the flood; 25,000 to 400,000 when there are none
     */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        int[] sizes = arguments.length == 0
                ? new int[] {25_000, 100_000, 400_000}
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        FloodSpeed warmUp = new FloodSpeed();
        warmUp.measure(warmUp.flood(sizes[0]), out, "(warm-up)");
        out.println("   decoys  order     detections/s/core  microseconds each  incidents");
        for (int size : sizes) {
            FloodSpeed speed = new FloodSpeed();
            List<Detection> flood = speed.flood(size);
            flood.sort(Comparator.comparing(Detection::time));
            speed.measure(flood, out, "in time");
            Collections.shuffle(flood, speed.random);
            speed.measure(flood, out, "shuffled");
        }
    }

    private void measure(List<Detection> flood, PrintStream out, String order) {
        IncidentStage stage = new IncidentStage(CorrelationTuning.defaults());
        IncidentState state = stage.initial();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        flood.forEach(detection -> stage.accept(state, detection, change -> {}));
        double micros = (threads.getCurrentThreadCpuTime() - begin) / 1000.0 / flood.size();
        out.printf(
                "%,9d  %-9s %,17.0f  %17.1f  %,9d%n",
                flood.size(), order, 1e6 / micros, micros, state.incidents().size());
    }

    private List<Detection> flood(int decoys) {
        List<Detection> flood = new ArrayList<>();
        for (int i = 0; i < decoys; i++) {
            String host = random.nextInt(50) == 0 ? "attacked" : "host-" + random.nextInt(HOSTS);
            Instant when = START.plusMillis(random.nextInt(SECONDS * 1000));
            flood.add(detection(host, "decoy-" + random.nextInt(RULES), random.nextBoolean() ? WEAK : REFUSED, when));
        }
        for (Stage reached : Stage.values()) {
            Assessment sure = new Assessment(
                    Severity.HIGH, Fidelity.HIGH, Optional.of(reached), Outcome.SUCCEEDED, List.of("T1486"));
            Instant when = START.plusSeconds(3 * 3600 + reached.ordinal() * 1800L);
            flood.add(detection("attacked", "attack-" + reached, sure, when));
        }
        return flood;
    }

    private Detection detection(String host, String rule, Assessment assessment, Instant when) {
        return Detection.of(
                TENANT,
                new RuleRef(rule, "", rule),
                when,
                assessment,
                List.of(new Entity(EntityKind.HOST, EntityRole.VICTIM, host)),
                List.of(),
                List.of(new EventId("e" + random.nextLong())));
    }
}
