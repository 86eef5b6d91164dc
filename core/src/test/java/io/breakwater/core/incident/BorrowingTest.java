package io.breakwater.core.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.breakwater.core.model.BorrowedRates;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.SightingRate;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantInput;
import io.breakwater.core.model.TenantWatch;
import io.breakwater.core.model.WatchAge;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What peers lend a tenant as a fact, and what it tells them. */
final class BorrowingTest {
    private static final String ODD = "odd sign-in";
    private static final String LOUD = "loud rule";

    /** A sure sign of encryption, and something odd on the same host a minute before: on a tenant's first day. */
    private static List<TenantInput> attack() {
        return new ArrayList<>(List.of(
                Scene.on("a1", Stage.EXPLOITATION, 10)
                        .rule(ODD)
                        .fidelity(Fidelity.LOW)
                        .build(),
                Scene.on("a1", Stage.ENCRYPTION, 10.02).fidelity(Fidelity.HIGH).build()));
    }

    private static BorrowedRates lent(double from, double measured, String rule, double rate) {
        return new BorrowedRates(
                Scene.TENANT,
                Scene.hours(from),
                Scene.hours(measured),
                3,
                List.of(
                        new BorrowedRates.OfRule(WatchAge.FIRST_DAY, rule, new SightingRate(rate, rate, rate)),
                        new BorrowedRates.OfRule(WatchAge.LATER, rule, new SightingRate(rate, rate, rate))));
    }

    private static double score(Scene scene) {
        assertEquals(1, scene.incidents().size());
        return scene.incidents().getFirst().score();
    }

    private static double score(List<TenantInput> inputs) {
        return score(Scene.of(inputs));
    }

    private static List<TenantInput> with(BorrowedRates... facts) {
        List<TenantInput> inputs = attack();
        inputs.addAll(List.of(facts));
        return inputs;
    }

    @Test
    void whatPeersHardlySeeWeighsOnATenantsFirstDay() {
        double alone = score(attack());
        double lent = score(with(lent(0, 9, LOUD, 50)));
        assertEquals(0.9, alone, 1e-9);
        assertTrue(lent > 0.91, () -> "score " + lent);
    }

    @Test
    void whatPeersSeeAllDayWeighsNothing() {
        assertTrue(score(with(lent(0, 9, ODD, 60))) < score(with(lent(0, 9, LOUD, 60))));
    }

    @Test
    void aFactThatComesLateIsToldAsACorrection() {
        Scene scene = new Scene(CorrelationTuning.defaults());
        attack().forEach(scene::feed);
        double before = score(scene);
        scene.feed(lent(0, 9, LOUD, 50));
        assertTrue(score(scene) > before);
        int told = scene.changes.size();
        scene.feed(lent(0, 9, LOUD, 50));
        assertEquals(told, scene.changes.size(), "a double tells nothing");
    }

    @Test
    void aFactGovernsNothingBeforeItHolds() {
        assertEquals(score(attack()), score(with(lent(11, 9, LOUD, 50))));
        // Beneath the fact, and before it, stands what the configuration says.
        PeerRates file = PeerRates.of(Map.of(WatchAge.FIRST_DAY, Map.of(LOUD, new SightingRate(1, 1, 1))));
        assertTrue(score(Scene.of(with(lent(11, 9, ODD, 60)), file)) > score(attack()));
    }

    @Test
    void theFileAnswersForRulesThatTheFactDoesNotName() {
        PeerRates file = PeerRates.of(Map.of(WatchAge.FIRST_DAY, Map.of(ODD, new SightingRate(60, 60, 12))));
        assertEquals(score(with(lent(0, 9, ODD, 60))), score(Scene.of(with(lent(0, 9, LOUD, 50)), file)));
    }

    @Test
    void ofTwoFactsForOneTimeTheOneMeasuredFirstStays() {
        BorrowedRates first = lent(0, 9, LOUD, 50);
        BorrowedRates second = lent(0, 9.1, ODD, 60);
        assertEquals(score(with(first)), score(with(first, second)));
        assertEquals(score(with(first)), score(with(second, first)));
    }

    @Test
    void whatWasLentSurvivesARestart() {
        Scene scene = new Scene(CorrelationTuning.defaults());
        scene.feed(lent(0, 9, LOUD, 50));
        scene.restart();
        attack().forEach(scene::feed);
        scene.restart();
        assertEquals(score(with(lent(0, 9, LOUD, 50))), score(scene));
    }

    /** State of the build before this one: the same without what was lent and what was told of the watch. */
    @Test
    void stateThatKnewNothingLentIsRead() throws IOException {
        IncidentStage stage = new IncidentStage(CorrelationTuning.defaults());
        Scene scene = new Scene(CorrelationTuning.defaults());
        attack().forEach(scene::feed);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        stage.codec().write(scene.state(), new DataOutputStream(written));
        ByteBuffer bytes = ByteBuffer.wrap(written.toByteArray());
        bytes.position(2 * Integer.BYTES);
        ObjectNode stored = (ObjectNode)
                Json.binary().readTree(Arrays.copyOfRange(written.toByteArray(), bytes.position(), bytes.limit()));
        assertTrue(stored.remove("lent") != null && stored.remove("watched") != null);
        byte[] before = Json.binary().writeValueAsBytes(stored);
        ByteBuffer old = ByteBuffer.allocate(2 * Integer.BYTES + before.length);
        old.putInt(2).putInt(before.length).put(before);

        IncidentState state = stage.codec().read(new DataInputStream(new ByteArrayInputStream(old.array())));
        assertEquals(scene.state().incidents(), state.incidents());
        List<TenantWatch> told = new ArrayList<>();
        stage.watched(state, told::add);
        assertEquals(Scene.hours(10), told.getFirst().begin(), "it is told of anew");
    }

    @Test
    void isLetGoOnceNothingItGovernsIsHeld() {
        Scene scene = new Scene(CorrelationTuning.defaults());
        scene.feed(lent(0, 9, LOUD, 50));
        attack().forEach(scene::feed);
        scene.advance(Scene.hours(24 * 20));
        assertEquals(1, scene.state().history.borrowing.facts().size());
        scene.advance(Scene.hours(24 * 40));
        assertTrue(scene.state().history.borrowing.facts().isEmpty());
    }

    @Test
    void fewerThanThreePeersLendNothing() {
        List<BorrowedRates.OfRule> rates = lent(0, 9, ODD, 1).rates();
        assertThrows(
                IllegalArgumentException.class,
                () -> new BorrowedRates(Scene.TENANT, Scene.START, Scene.START, 2, rates));
    }

    @Test
    void tellsOnceADayHowOftenRulesFired() {
        Scene scene = new Scene(CorrelationTuning.defaults());
        scene.feed(Scene.on("a1", Stage.EXPLOITATION, 5).rule(ODD).build());
        TenantWatch begun = scene.watched().orElseThrow();
        assertEquals(Scene.hours(5), begun.begin());
        assertEquals(Scene.hours(5 + 72), begun.borrowsUntil());
        assertTrue(begun.periods().isEmpty());
        assertTrue(scene.watched().isEmpty(), "told once");

        scene.feed(Scene.on("a1", Stage.EXPLOITATION, 5.01).rule(ODD).build());
        scene.feed(Scene.on("a1", Stage.EXPLOITATION, 5.5).rule(ODD).build());
        scene.feed(Scene.on("a2", Stage.EXPLOITATION, 20).rule(ODD).build());
        scene.feed(Scene.on("a2", Stage.EXPLOITATION, 30).rule(ODD).build());
        scene.feed(Scene.on("a2", Stage.EXPLOITATION, 60).rule(ODD).build());
        scene.advance(Scene.hours(40));
        assertTrue(scene.watched().orElseThrow().periods().isEmpty(), "the first day ended within today");
        scene.restart();
        scene.advance(Scene.hours(47));
        assertTrue(scene.watched().isEmpty(), "once a day");
        scene.advance(Scene.hours(50));
        assertEquals(
                List.of(new TenantWatch.Period(WatchAge.FIRST_DAY, 1, List.of(new TenantWatch.Seen(ODD, 3, 2, 2)))),
                scene.watched().orElseThrow().periods(),
                "less than a day of what came later");
        scene.advance(Scene.hours(77));
        assertEquals(
                List.of(
                        new TenantWatch.Period(WatchAge.FIRST_DAY, 1, List.of(new TenantWatch.Seen(ODD, 3, 2, 2))),
                        new TenantWatch.Period(
                                WatchAge.LATER, (72 - 29) / 24.0, List.of(new TenantWatch.Seen(ODD, 2, 2, 1)))),
                scene.watched().orElseThrow().periods());
    }

    @Test
    void whatIsForgottenIsNotMeasured() {
        Scene scene = new Scene(CorrelationTuning.defaults());
        scene.feed(Scene.on("a1", Stage.EXPLOITATION, 5).rule(ODD).build());
        scene.feed(Scene.on("a1", Stage.EXPLOITATION, 24 * 35).rule(ODD).build());
        scene.advance(Scene.hours(24 * 36));
        List<TenantWatch.Period> periods = scene.watched().orElseThrow().periods();
        assertEquals(
                List.of(new TenantWatch.Period(WatchAge.LATER, 30, List.of(new TenantWatch.Seen(ODD, 1, 1, 1)))),
                periods);
    }
}
