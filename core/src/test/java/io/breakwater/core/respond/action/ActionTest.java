package io.breakwater.core.respond.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ActionTest {
    private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
    private static final ActionChange PROPOSED = new ActionChange.Proposed(T0, "ana", "would block", order());
    private static final ActionChange APPROVED = new ActionChange.Approved(T0.plusSeconds(60), "max", "yes");
    private static final ActionChange STARTED = new ActionChange.Started(T0.plusSeconds(61), "runner", "");
    private static final ActionChange DONE = new ActionChange.Done(T0.plusSeconds(62), "runner", "ok", "rule 7");

    @Test
    void nothingIsDoneBeforeAPersonApproves() {
        Action action = Action.fold(List.of(PROPOSED));
        assertThat(action.work(T0.plus(Duration.ofDays(300)))).isEqualTo(Action.Work.NOTHING);
        assertThatThrownBy(() -> action.after(STARTED))
                .isInstanceOf(NotNow.class)
                .hasMessageContaining("PROPOSED");
    }

    @Test
    void whatIsApprovedIsDueAtOnceAndExpiresByItself() {
        Action approved = Action.fold(List.of(PROPOSED, APPROVED));
        assertThat(approved.work(APPROVED.at())).isEqualTo(Action.Work.CARRY_OUT);
        Action done = approved.after(STARTED).after(DONE);
        Instant expiry = APPROVED.at().plus(Duration.ofHours(24));
        assertThat(done.work(expiry.minusMillis(1))).isEqualTo(Action.Work.NOTHING);
        assertThat(done.work(expiry)).isEqualTo(Action.Work.LIFT);
        assertThat(done.after(new ActionChange.Lifted(expiry, "runner", "")).state())
                .isEqualTo(ActionState.EXPIRED);
    }

    @Test
    void aRollbackIsDueAtOnce() {
        Action asked = Action.fold(List.of(
                PROPOSED, APPROVED, STARTED, DONE, new ActionChange.LiftAsked(T0.plusSeconds(90), "ana", "wrong one")));
        assertThat(asked.work(T0.plusSeconds(90))).isEqualTo(Action.Work.LIFT);
        assertThat(asked.receipt()).isEqualTo("rule 7");
        assertThat(asked.after(new ActionChange.Lifted(T0.plusSeconds(91), "runner", ""))
                        .state())
                .isEqualTo(ActionState.ROLLED_BACK);
    }

    @Test
    void whatItsResponderCannotTakeBackAPersonCan() {
        Action asked = Action.fold(List.of(
                PROPOSED,
                APPROVED,
                STARTED,
                DONE,
                new ActionChange.LiftAsked(T0.plusSeconds(90), "ana", "wrong one"),
                new ActionChange.LiftStarted(T0.plusSeconds(91), "runner", ""),
                new ActionChange.Postponed(T0.plusSeconds(92), "runner", "away", T0.plusSeconds(97))));
        assertThat(asked.work(T0.plusSeconds(97))).isEqualTo(Action.Work.LIFT);
        ActionChange said = new ActionChange.LiftedByHand(T0.plusSeconds(95), "max", "removed on the gateway");
        Action after = asked.after(said);
        assertThat(after.state()).isEqualTo(ActionState.ROLLED_BACK);
        assertThat(after.note()).isEqualTo("removed on the gateway");
        assertThat(after.due()).isEmpty();
        assertThatThrownBy(() -> after.after(said)).isInstanceOf(NotNow.class);
        assertThatThrownBy(() -> Action.fold(List.of(PROPOSED, APPROVED)).after(said))
                .isInstanceOf(NotNow.class);
    }

    @Test
    void aSecondDecisionIsRefused() {
        Action approved = Action.fold(List.of(PROPOSED, APPROVED));
        assertThatThrownBy(() -> approved.after(APPROVED)).isInstanceOf(NotNow.class);
        assertThatThrownBy(() -> approved.after(new ActionChange.Refused(T0, "x", "")))
                .isInstanceOf(NotNow.class);
    }

    @Test
    void anInterruptedRunIsDueAgain() {
        Action running = Action.fold(List.of(PROPOSED, APPROVED, STARTED));
        assertThat(running.work(STARTED.at())).isEqualTo(Action.Work.CARRY_OUT);
    }

    @Test
    void pausesDoubleUpToTenMinutes() {
        Action action = Action.fold(List.of(PROPOSED, APPROVED, STARTED));
        assertThat(action.pause()).isEqualTo(Duration.ofSeconds(5));
        for (int i = 0; i < 12; i++) {
            Instant until = STARTED.at().plusSeconds(i + 1L);
            action = action.after(new ActionChange.Postponed(STARTED.at(), "runner", "no answer", until));
            assertThat(action.due()).contains(until);
        }
        assertThat(action.attempts()).isEqualTo(12);
        assertThat(action.pause()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void changesSurviveTheirWayThroughJson() throws JsonProcessingException {
        for (ActionChange change : List.of(
                PROPOSED,
                APPROVED,
                STARTED,
                DONE,
                new ActionChange.LiftStarted(T0, "runner", ""),
                new ActionChange.LiftedByHand(T0, "max", "by hand"))) {
            String json = Json.text().writerFor(ActionChange.class).writeValueAsString(change);
            assertThat(Json.text().readValue(json, ActionChange.class)).isEqualTo(change);
        }
        Action action = Action.fold(List.of(PROPOSED, APPROVED, STARTED, DONE));
        assertThat(Json.text().readValue(Json.text().writeValueAsString(action), Action.class))
                .isEqualTo(action);
    }

    private static ActionOrder order() {
        return new ActionOrder(
                new ActionId("a1"),
                new TenantId("acme"),
                new IncidentId("i1"),
                ActionKind.BLOCK_ADDRESS,
                "198.51.100.17",
                "edge",
                Duration.ofHours(24),
                new Radius(1, 2, 1, List.of()));
    }
}
