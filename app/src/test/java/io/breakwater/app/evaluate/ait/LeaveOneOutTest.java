package io.breakwater.app.evaluate.ait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.alert.AlertClasses;
import io.breakwater.core.incident.CorrelationTuning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Choosing a number without a tenant, on tenants whose score is a formula. */
final class LeaveOneOutTest {
    private static final CorrelationTuning DEFAULTS = CorrelationTuning.defaults();
    private static final Instant BEGIN = Instant.parse("2022-01-14T00:00:00Z");

    private static Figures figures(double recall, int wrong, int incidents, double minutes) {
        return new Figures(
                Map.of("step", recall),
                Optional.empty(),
                incidents,
                1,
                wrong,
                0,
                1,
                10,
                Optional.empty(),
                Map.of("step", Duration.ofSeconds(Math.round(minutes * 60))));
    }

    private static Function<CorrelationTuning, Trial> tenant(ToDoubleFunction<CorrelationTuning> recall, int wrong) {
        return tuning -> {
            Figures figures = figures(recall.applyAsDouble(tuning), wrong, 1, 1);
            return new Trial(figures, figures);
        };
    }

    private static Function<CorrelationTuning, Trial> tenantThatKeepsRecall(double from, double to) {
        return tenant(tuning -> tuning.openAt() >= from && tuning.openAt() <= to ? 1 : 0.5, 0);
    }

    /** Three tenants that are served by another threshold than the fourth. */
    private static LeaveOneOut threeAgainstOne() {
        return new LeaveOneOut(
                new Trials(Map.of(
                        "a", tenantThatKeepsRecall(0.65, 1),
                        "b", tenantThatKeepsRecall(0.65, 1),
                        "c", tenantThatKeepsRecall(0.65, 1),
                        "d", tenant(tuning -> tuning.openAt() < 0.65 ? 1 : 0.9, 0))),
                DEFAULTS);
    }

    @Test
    void choosesWithoutTheTenantAndScoresOnIt() {
        LeaveOneOut leaving = threeAgainstOne();
        assertThat(leaving.choices(TunedNumber.OPEN_AT))
                .extracting(LeaveOneOut.Choice::tenant, LeaveOneOut.Choice::value)
                .containsExactly(tuple("a", 0.7), tuple("b", 0.7), tuple("c", 0.7), tuple("d", 0.7));
        Map<String, Trial> held = leaving.heldOut(TunedNumber.OPEN_AT);
        assertThat(held.get("a").full().recall()).isEqualTo(1);
        assertThat(held.get("d").full().recall()).isEqualTo(0.9);
    }

    @Test
    void ofEquallyGoodValuesTheMiddleOfTheLongestRunIsTaken() {
        LeaveOneOut twoRuns = new LeaveOneOut(
                new Trials(Map.of(
                        "a", tenant(tuning -> tuning.openAt() > 0.52 && tuning.openAt() < 0.58 ? 0 : 1, 0),
                        "b", tenant(tuning -> tuning.openAt() > 0.52 && tuning.openAt() < 0.58 ? 0 : 1, 0))),
                DEFAULTS);
        assertThat(twoRuns.choices(TunedNumber.OPEN_AT)).allSatisfy(choice -> {
            assertThat(choice.best()).containsExactly(0.5, 0.6, 0.65, 0.7, 0.75);
            assertThat(choice.value()).isCloseTo(0.675, within(1e-9));
        });
        assertThat(twoRuns.ofAll(TunedNumber.OPEN_AT).value()).isCloseTo(0.675, within(1e-9));
    }

    @Test
    void foundComesBeforeScatteredBeforeTheGoals() {
        List<Merit> falling = List.of(
                merit(figures(0.96, 0, 2, 1)),
                merit(figures(0.96, 1, 2, 29)),
                merit(figures(0.9, 1, 2, 1)),
                merit(figures(0.9, 1, 2, 31)),
                merit(figures(1.0, 0, 3, 1)),
                merit(figures(1.0, 0, 0, 1)));
        assertThat(falling).isSortedAccordingTo(Comparator.reverseOrder());
        for (int next = 1; next < falling.size(); next++) {
            assertThat(falling.get(next)).isLessThan(falling.get(next - 1));
        }
        assertThat(merit(figures(1.0, 0, 1, 0))).as("within the goals").isEqualByComparingTo(falling.getFirst());
    }

    private static Merit merit(Figures figures) {
        return new Merit(Trial.Total.of(List.of(new Trial(figures, figures))));
    }

    @Test
    void eachNumberMovesItselfOnlyAndItsDefaultIsOnItsGrid() {
        for (TunedNumber number : TunedNumber.values()) {
            assertThat(number.grid()).isSorted().contains(number.of(DEFAULTS));
            for (double value : number.grid()) {
                CorrelationTuning moved = number.with(DEFAULTS, value);
                for (TunedNumber other : TunedNumber.values()) {
                    assertThat(other.of(moved)).isEqualTo(other == number ? value : other.of(DEFAULTS));
                }
            }
        }
    }

    @Test
    void drawsAreTheSameEachTimeAndStayNearTheDefaults() {
        Trials none = new Trials(Map.of());
        List<CorrelationTuning> draws = new Jitter(none, DEFAULTS).draws();
        assertThat(draws).hasSize(20).doesNotHaveDuplicates().isEqualTo(new Jitter(none, DEFAULTS).draws());
        for (TunedNumber number : TunedNumber.values()) {
            double was = number.of(DEFAULTS);
            // Half a unit more where whole hours or minutes are meant.
            double most = 0.2 * was + (was < 1 ? 1e-9 : 0.5);
            assertThat(draws)
                    .allSatisfy(
                            draw -> assertThat(Math.abs(number.of(draw) - was)).isLessThanOrEqualTo(most));
        }
    }

    /** A flood with an attack in it: what is left out of the flood for speed changes no figure. */
    @Test
    void aRehearsalScoresAsAllAlertsDo() {
        List<AlertRow> rows = new ArrayList<>();
        row(rows, 0, "Wazuh: Session, opened", "mail", "false_positive", "-");
        for (int second = 0; second < 900; second++) {
            row(rows, 172_800 + second / 2, "AMiner: High entropy in Apache Access request.", "web", "dirb", "dirb");
            row(rows, 172_900 + second, "Wazuh: Session, opened", "mail", "dirb", "dirb");
        }
        row(
                rows,
                173_000,
                "Wazuh: User successfully changed UID.",
                "web",
                "privilege_escalation",
                "attacker_change_user");
        row(rows, 300_000, "Wazuh: ClamAV database update", "mail", "false_positive", "-");
        List<AlertRow> ordered = Variants.inOrder(rows);
        Correlator correlator =
                new Correlator(AlertClasses.of(ContentLibrary.builtIn()), Peers.of(Map.of("tiny", ordered)));
        Rehearsal rehearsal = new Rehearsal("tiny", ordered);
        for (CorrelationTuning tuning : new Jitter(new Trials(Map.of()), DEFAULTS).draws()) {
            Figures whole = Figures.of(correlator.correlate("tiny", ordered, tuning));
            assertThat(rehearsal.run(correlator, tuning)).isEqualTo(whole);
        }
        assertThat(rehearsal.run(correlator, DEFAULTS).found()).isTrue();
        assertThatThrownBy(() -> rehearsal.run(correlator, DEFAULTS.groupedBy(Duration.ofSeconds(90))))
                .hasMessageContaining("whole minutes");
    }

    private static void row(List<AlertRow> rows, long second, String name, String host, String phase, String step) {
        rows.add(new AlertRow(
                "tiny",
                rows.size(),
                new AlertRow.Told(BEGIN.plusSeconds(second), name, "192.0.2.7", host),
                new AlertRow.Truth(phase, step)));
    }
}
