package io.breakwater.app.evaluate.ait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.DetectionId;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Link;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The score by its definitions, on a tenant of three days that was put together and counted by hand. */
final class FiguresTest {
    private static final Instant BEGIN = Instant.parse("2022-01-14T00:00:00Z");

    private final List<AlertRow> rows = new ArrayList<>();
    private final Map<AlertRow, Incident> members = new IdentityHashMap<>();

    /** Nothing, in no incident. */
    private static final Optional<Incident> NOWHERE = Optional.empty();

    private void row(double hour, String phase, String step, Optional<Incident> where) {
        row("t", hour, phase, step, where);
    }

    private void row(String scenario, double hour, String phase, String step, Optional<Incident> where) {
        AlertRow row = new AlertRow(
                scenario,
                rows.size(),
                new AlertRow.Told(at(hour), "some alert", "192.0.2.1", "mail"),
                new AlertRow.Truth(phase, step));
        rows.add(row);
        where.ifPresent(incident -> members.put(row, incident));
    }

    private static Instant at(double hour) {
        return BEGIN.plusSeconds(Math.round(hour * 3600));
    }

    private static Optional<Incident> incident(String id, double opened) {
        Member member = new Member(
                new DetectionId(id),
                new RuleRef("r", "", "some alert"),
                new Assessment(Severity.LOW, Fidelity.MEDIUM, Optional.empty(), Outcome.ATTEMPTED, List.of()),
                at(opened),
                at(opened),
                1,
                List.of(),
                List.of(),
                List.of(),
                Link.SEED);
        return Optional.of(new Incident(
                new IncidentId(id),
                new TenantId("t"),
                1,
                IncidentStatus.OPEN,
                Optional.of(at(opened)),
                0.7,
                Set.of(new AssetId("mail")),
                List.of(member),
                List.of(),
                List.of()));
    }

    private Figures figures() {
        return Figures.of(new Correlation(rows, members));
    }

    /** The first alert and the last: three days, of which the first does not count. */
    private void threeDays() {
        row(0, "false_positive", "-", NOWHERE);
        row(72, "false_positive", "-", NOWHERE);
    }

    @Test
    void recallIsTheMeanOverStepsOfTheShareInAttackIncidents() {
        threeDays();
        Optional<Incident> attack = incident("attack", 40.1);
        row(40, "dirb", "dirb", attack);
        row(40.2, "dirb", "dirb", NOWHERE);
        row(41, "cracking", "crack_passwords", attack);
        row(42, "false_positive", "-", attack);
        Figures figures = figures();
        assertThat(figures.steps()).containsEntry("dirb", 0.5).containsEntry("crack_passwords", 1.0);
        assertThat(figures.recall()).isCloseTo(0.75, within(1e-9));
        assertThat(figures.purity()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(figures.attackIncidents()).isEqualTo(1);
        assertThat(figures.delay()).contains(Duration.ofMinutes(6));
    }

    @Test
    void whatIsToldLateCountsAsNotFoundWithinATime() {
        threeDays();
        Optional<Incident> attack = incident("attack", 40.5);
        row(40, "dirb", "dirb", attack);
        row(40.4, "cracking", "crack_passwords", attack);
        row(40.4, "cracking", "crack_passwords", NOWHERE);
        row(40.5, "webshell", "webshell_cmd", NOWHERE);
        Figures figures = figures();
        assertThat(figures.recallWithin(Duration.ofMinutes(30))).isCloseTo(1.5 / 3, within(1e-9));
        assertThat(figures.recallWithin(Duration.ofMinutes(29))).isCloseTo(0.5 / 3, within(1e-9));
        assertThat(figures.recallWithin(Duration.ofMinutes(5))).isZero();
    }

    @Test
    void anIncidentWithoutStepIsFalseUnlessAnAlertOfItFellIntoAPhase() {
        threeDays();
        row(40, "dirb", "dirb", incident("attack", 40));
        row(50, "false_positive", "-", incident("false", 50));
        row(52, "dirb", "-", incident("beside", 52));
        row(53, "false_positive", "-", incident("beside", 52));
        Figures figures = figures();
        assertThat(figures.wrong()).isEqualTo(1);
        assertThat(figures.days()).isCloseTo(2, within(1e-9));
    }

    @Test
    void whatWasOpenedOnTheFirstDayIsToldApart() {
        threeDays();
        row(5, "false_positive", "-", incident("early", 23.9));
        row(30, "false_positive", "-", incident("late", 24));
        Figures figures = figures();
        assertThat(figures.wrongEarly()).isEqualTo(1);
        assertThat(figures.wrong()).isEqualTo(1);
        assertThat(figures.found()).isFalse();
    }

    @Test
    void theExfiltrationIsNoStepAndMakesNoAttack() {
        threeDays();
        row(40, "false_positive", "dnsteal", incident("leak", 40));
        row(41, "false_positive", "dnsteal", NOWHERE);
        Figures figures = figures();
        assertThat(figures.found()).isFalse();
        assertThat(figures.wrong()).isEqualTo(1);
        assertThat(figures.steps()).isEmpty();
        assertThat(figures.exfiltration()).contains(0.0);
    }

    @Test
    void anIncidentOpenedBeforeTheFirstStepTookNoNegativeTime() {
        threeDays();
        Optional<Incident> attack = incident("attack", 39);
        row(39, "false_positive", "-", attack);
        row(40, "dirb", "dirb", attack);
        assertThat(figures().delay()).contains(Duration.ZERO);
    }

    @Test
    void ofTwoAttacksInOneTenantEachIncidentCountsForTheOneItHasMostStepsOf() {
        Optional<Incident> first = incident("first", 40);
        row("one", 40, "dirb", "dirb", first);
        row("one", 40, "dirb", "-", first);
        row("two", 40, "dirb", "dirb", incident("second", 40));
        row("two", 41, "cracking", "-", first);
        Overlay overlay = Overlay.of(new Correlation(rows, members));
        assertThat(overlay.attacksFound()).isEqualTo(2);
        assertThat(overlay.incidents()).isEqualTo(2);
        assertThat(overlay.purity()).isCloseTo(0.75, within(1e-9));
    }
}
