package io.breakwater.app.evaluate.ait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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

    /** Three tenants that are best at another threshold than the fourth. */
    private static LeaveOneOut threeAgainstOne() {
        Function<CorrelationTuning, Trial> likesHigh = tenant(CorrelationTuning::openAt, 0);
        return new LeaveOneOut(
                new Trials(Map.of(
                        "a", likesHigh,
                        "b", likesHigh,
                        "c", likesHigh,
                        "d", tenant(tuning -> 10 * (1 - tuning.openAt()), 0))),
                DEFAULTS);
    }

    @Test
    void choosesWithoutTheTenantAndScoresOnIt() {
        List<LeaveOneOut.Choice> choices = threeAgainstOne().choices(TunedNumber.OPEN_AT);
        assertThat(choices)
                .extracting(LeaveOneOut.Choice::tenant, LeaveOneOut.Choice::value)
                .containsExactly(tuple("a", 0.5), tuple("b", 0.5), tuple("c", 0.5), tuple("d", 0.75));
        Map<String, Trial> held = threeAgainstOne().heldOut(TunedNumber.OPEN_AT);
        assertThat(held.get("a").full().recall()).isEqualTo(0.5);
        assertThat(held.get("d").full().recall()).isEqualTo(2.5);
        assertThat(threeAgainstOne().heldOutAtOnce()).isEqualTo(held);
    }

    @Test
    void ofEquallyGoodValuesTheOneNearestToTheDefaultIsTaken() {
        LeaveOneOut flat = new LeaveOneOut(
                new Trials(Map.of(
                        "a", tenant(tuning -> tuning.openAt() > 0.62 ? 1 : 0, 0),
                        "b", tenant(tuning -> tuning.openAt() > 0.62 ? 1 : 0, 0))),
                DEFAULTS);
        assertThat(flat.choices(TunedNumber.OPEN_AT)).allSatisfy(choice -> {
            assertThat(choice.best()).containsExactly(0.65, 0.7, 0.75);
            assertThat(choice.value()).isEqualTo(0.65);
        });
        assertThat(flat.choices(TunedNumber.MEDIUM))
                .allSatisfy(choice -> assertThat(choice.value()).isEqualTo(TunedNumber.MEDIUM.of(DEFAULTS)));
    }

    @Test
    void foundComesBeforeScatteredBeforeFalseBeforeRecallBeforeTime() {
        List<Merit> falling = List.of(
                merit(figures(0.9, 0, 2, 1)),
                merit(figures(0.9, 0, 2, 9)),
                merit(figures(0.8, 0, 2, 1)),
                merit(figures(1.0, 1, 1, 1)),
                merit(figures(1.0, 0, 3, 1)),
                merit(figures(1.0, 0, 0, 1)));
        assertThat(falling).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(falling).doesNotHaveDuplicates();
        assertThat(merit(figures(0.9001, 0, 2, 1))).isEqualByComparingTo(falling.getFirst());
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
