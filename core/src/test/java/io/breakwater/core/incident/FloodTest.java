package io.breakwater.core.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** Any number of alerts: the attack among them is found, and they do not stay for long. */
class FloodTest {
    private static final int DECOYS = 100_000;
    private static final int DECOYS_AN_HOUR = 40;
    private static final double ATTACK = 60;
    private static final int SPANS_A_DAY = 144;
    /** What memory of a tenant is bounded by; docs/correlation.md names it. */
    private static final int SPANS_UNTIL_COMMON = 124;

    private static List<Detection> attack() {
        return List.of(
                Scene.on("a1", Stage.EXPLOITATION, ATTACK)
                        .outcome(Outcome.ATTEMPTED)
                        .build(),
                Scene.on("a1", Stage.REMOTE_CONTROL, ATTACK + 1)
                        .fidelity(Fidelity.HIGH)
                        .build(),
                Scene.on("a1", Stage.ENCRYPTION, ATTACK + 3)
                        .fidelity(Fidelity.HIGH)
                        .build());
    }

    /** Weak, or refused by a product; on a thousand hosts, and on the victim too. */
    private static Detection decoy(Random random, double from, double to) {
        String host = random.nextInt(50) == 0 ? "a1" : "b" + random.nextInt(1000);
        boolean refused = random.nextBoolean();
        return Scene.on(
                        host,
                        Stage.values()[random.nextInt(Stage.values().length)],
                        from + random.nextDouble() * (to - from))
                .rule("decoy-" + random.nextInt(7))
                .fidelity(refused ? Fidelity.HIGH : Fidelity.LOW)
                .outcome(refused ? Outcome.BLOCKED : Outcome.ATTEMPTED)
                .build();
    }

    private static List<Detection> attackInAFlood(Random random) {
        List<Detection> inputs = new ArrayList<>(attack());
        for (int i = 0; i < DECOYS; i++) {
            inputs.add(decoy(random, ATTACK - 3, ATTACK + 6));
        }
        return inputs;
    }

    /** As senders deliver: nearly in order, a minute or two early or late. */
    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void decoysNeitherBuryNorSwallowAnAttack(@ForAll long seed) {
        Random random = new Random(seed);
        List<Detection> inputs = attackInAFlood(random);
        Map<Detection, Long> arrival = new IdentityHashMap<>();
        inputs.forEach(input -> arrival.put(input, input.time().getEpochSecond() + random.nextInt(240)));
        inputs.sort(Comparator.comparing(arrival::get));
        assertOneAttack(inputs);
    }

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void norDoTheyInAnyOtherOrder(@ForAll long seed) {
        Random random = new Random(seed);
        List<Detection> inputs = attackInAFlood(random);
        Collections.shuffle(inputs, random);
        assertOneAttack(inputs);
    }

    private static void assertOneAttack(List<Detection> inputs) {
        List<Incident> incidents = Scene.of(inputs).incidents();
        assertEquals(1, incidents.size());
        Incident incident = incidents.getFirst();
        assertEquals("[a1]", incident.assets().toString());
        Set<String> members = new TreeSet<>();
        incident.members().forEach(member -> members.add(member.id().value()));
        attack().forEach(detection ->
                assertTrue(members.contains(detection.id().value()), () -> detection + " is missing"));
        assertTrue(members.size() < 600, () -> members.size() + " members");
    }

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void whatIsWeakOrRefusedIsLetGoAfterThreeDays(@ForAll long seed) {
        Random random = new Random(seed);
        Scene scene = new Scene(CorrelationTuning.defaults());
        int afterFive = bytesAfter(scene, random, 0, 5);
        int afterTwenty = bytesAfter(scene, random, 5, 20);
        assertTrue(
                afterTwenty < 1.5 * afterFive,
                () -> afterFive + " bytes after five days, " + afterTwenty + " after twenty");
    }

    /** However long a weak rule fires without a pause: what memory is bounded by, beside the number of rules and victims. */
    @Test
    void ofAWeakRuleOnAVictimNoMoreIsHeldThanMakesItCommonThere() {
        int victims = 3;
        int most = 0;
        Scene scene = new Scene(CorrelationTuning.defaults());
        for (int span = 0; span < 20 * SPANS_A_DAY; span++) {
            double hour = span * 24.0 / SPANS_A_DAY;
            for (int victim = 0; victim < victims; victim++) {
                scene.feed(Scene.on("b" + victim, Stage.EXPLOITATION, hour)
                        .rule("decoy")
                        .fidelity(Fidelity.LOW)
                        .build());
            }
            scene.advance(Scene.hours(hour - 1));
            most = Math.max(most, scene.state().size());
        }
        assertEquals(victims * SPANS_UNTIL_COMMON, most);
    }

    /** Decoys day by day, event time told an hour behind; what is kept then, written as bytes. */
    private static int bytesAfter(Scene scene, Random random, int fromDay, int toDay) {
        for (int hour = fromDay * 24; hour < toDay * 24; hour++) {
            for (int i = 0; i < DECOYS_AN_HOUR; i++) {
                scene.feed(decoy(random, hour, hour + 1));
            }
            scene.advance(Scene.hours(hour - 1));
        }
        return scene.bytes();
    }
}
