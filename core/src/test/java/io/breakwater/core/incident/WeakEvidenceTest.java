package io.breakwater.core.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.breakwater.core.model.Authorisation;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantInput;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Evidence that carries nothing alone: repetition, coincidence, and what could belong to two attacks. */
final class WeakEvidenceTest {
    private static List<Detection> attack(String host, double hour) {
        return List.of(
                Scene.on(host, Stage.EXPLOITATION, hour).build(),
                Scene.on(host, Stage.REMOTE_CONTROL, hour + 0.01).build());
    }

    private static Detection weak(String host, double hour) {
        return Scene.on(host, Stage.LATERAL_MOVEMENT, hour)
                .rule("rare")
                .fidelity(Fidelity.LOW)
                .build();
    }

    private static Detection attempt(String rule, Stage stage, int second) {
        return Scene.on("a1", stage, 0).rule(rule).outcome(Outcome.ATTEMPTED).build(second);
    }

    /** A tenant that was watched for so many hours before the scene begins, and saw nothing that matters here. */
    private static List<TenantInput> watchedFor(double hours) {
        List<TenantInput> inputs = new ArrayList<>();
        inputs.add(Scene.on("z1", Stage.EXPLOITATION, -hours)
                .rule("refused")
                .outcome(Outcome.BLOCKED)
                .build());
        return inputs;
    }

    private static List<TenantInput> suspicion(double watched) {
        List<TenantInput> inputs = watchedFor(watched);
        inputs.add(attempt("anomaly", Stage.EXPLOITATION, 0));
        inputs.add(attempt("anomaly", Stage.EXPLOITATION, 60));
        inputs.add(Scene.on("a1", Stage.LATERAL_MOVEMENT, 0)
                .rule("rare")
                .fidelity(Fidelity.LOW)
                .build(5));
        return inputs;
    }

    private static List<String> rules(Incident incident) {
        return incident.members().stream().map(member -> member.rule().id()).toList();
    }

    @Test
    void whatCouldBelongToTwoAttacksIsPartOfNeitherAndIsShown() {
        List<TenantInput> inputs = watchedFor(80);
        inputs.addAll(attack("a1", 80));
        inputs.add(weak("c1", 80.02));
        assertTrue(rules(Scene.of(inputs).incidents().getFirst()).contains("rare"));
        inputs.addAll(attack("b1", 80));
        List<Incident> incidents = Scene.of(inputs).incidents();
        assertEquals(2, incidents.size());
        incidents.forEach(incident -> assertTrue(!rules(incident).contains("rare")));
        assertEquals(
                1,
                incidents.stream()
                        .filter(incident -> incident.leftOut().toString().contains("another attack at the same time"))
                        .count());
    }

    @Test
    void theOtherAttackMustBeAboutAsNear() {
        List<TenantInput> inputs = watchedFor(80);
        inputs.addAll(attack("a1", 80));
        inputs.add(weak("c1", 80.02));
        inputs.addAll(attack("b1", 80.4));
        assertTrue(rules(Scene.of(inputs).incidents().getFirst()).contains("rare"));
    }

    @Test
    void itJoinsTheOneAttackWhenTheOtherTurnsOutToBeAllowed() {
        Scene scene = new Scene(CorrelationTuning.defaults());
        watchedFor(80).forEach(scene::feed);
        attack("a1", 80).forEach(scene::feed);
        attack("b1", 80).forEach(scene::feed);
        scene.feed(weak("c1", 80.02));
        assertEquals(2, scene.incidents().size());
        scene.feed(new Authorisation(Scene.TENANT, "b1", Scene.hours(79), Scene.hours(82), "T1"));
        assertEquals(1, scene.incidents().size());
        assertTrue(rules(scene.incidents().getFirst()).contains("rare"));
    }

    @Test
    void anAttemptSeenTwiceCountsLikeASecondRuleAndOpensWhenItIsSeenAgain() {
        List<Detection> once = List.of(attempt("one", Stage.EXPLOITATION, 0), attempt("other", Stage.EXPLOITATION, 1));
        assertTrue(Scene.of(once).incidents().isEmpty());
        List<TenantInput> again = new ArrayList<>(once);
        again.add(attempt("third", Stage.REMOTE_CONTROL, 2));
        double before = Scene.of(again).incidents().getFirst().score();
        again.add(attempt("third", Stage.REMOTE_CONTROL, 40));
        assertTrue(Scene.of(again).incidents().getFirst().score() > before);
    }

    @Test
    void theIncidentOpensWithTheRepetitionThatMakesItSure() {
        List<TenantInput> inputs = watchedFor(80);
        inputs.add(attempt("anomaly", Stage.EXPLOITATION, 0));
        inputs.add(Scene.on("a1", Stage.LATERAL_MOVEMENT, 0)
                .rule("rare")
                .fidelity(Fidelity.LOW)
                .build(5));
        assertTrue(Scene.of(inputs).incidents().isEmpty());
        inputs.add(attempt("anomaly", Stage.EXPLOITATION, 60));
        assertEquals(
                Scene.START.plusSeconds(60),
                Scene.of(inputs).incidents().getFirst().opened().orElseThrow());
    }

    @Test
    void beforeADayHasGoneByItWeighsNothing() {
        assertEquals(1, Scene.of(suspicion(25)).incidents().size());
        assertTrue(Scene.of(suspicion(23)).incidents().isEmpty());
        Scene scene = new Scene(CorrelationTuning.defaults());
        suspicion(23).forEach(scene::feed);
        watchedFor(25).forEach(scene::feed);
        assertEquals(Scene.of(suspicion(25)).incidents(), scene.incidents());
    }

    @Test
    void itIsLessRareInATenantThatWasWatchedForLess() {
        double young = Scene.of(suspicion(25)).incidents().getFirst().score();
        double grown = Scene.of(suspicion(80)).incidents().getFirst().score();
        assertTrue(young < grown, () -> young + " after a day, " + grown + " after three");
    }
}
