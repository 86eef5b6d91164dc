package io.breakwater.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.Action;
import io.breakwater.core.respond.action.ActionChange;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.ActionOrder;
import io.breakwater.core.respond.action.ActionState;
import io.breakwater.core.respond.action.NotNow;
import io.breakwater.core.respond.action.Radius;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoreFixture.class)
final class ActionsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final TenantId ACME = new TenantId("acme-actions");

    private final Store store;
    private final Actions actions;

    ActionsTest(Store store) {
        this.store = store;
        this.actions = new Actions(store);
    }

    @Test
    void theActionIsTheFoldOfItsChanges() {
        ActionId id = propose("fold", "198.51.100.1");
        actions.change(Scope.PROVIDER, id, action -> Optional.of(new ActionChange.Approved(NOW, "max", "yes")));
        actions.change(Scope.PROVIDER, id, action -> Optional.of(new ActionChange.Started(NOW, "runner", "")));
        Action kept = actions.find(Scope.PROVIDER, id).orElseThrow().action();
        assertThat(kept.state()).isEqualTo(ActionState.RUNNING);
        assertThat(Action.fold(actions.changes(Scope.PROVIDER, id))).isEqualTo(kept);
    }

    @Test
    void ofTwoWhoApproveAtOnceOneIsTold() throws InterruptedException {
        ActionId id = propose("race", "198.51.100.2");
        Callable<Boolean> approve = () -> {
            try {
                actions.change(Scope.PROVIDER, id, action -> Optional.of(new ActionChange.Approved(NOW, "max", "")));
                return true;
            } catch (NotNow quicker) {
                return false;
            }
        };
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            assertThat(both.invokeAll(List.of(approve, approve)))
                    .extracting(java.util.concurrent.Future::get)
                    .containsExactlyInAnyOrder(true, false);
        }
        assertThat(actions.changes(Scope.PROVIDER, id)).hasSize(2);
    }

    @Test
    void theSameTargetIsNotProposedTwiceWhileTheFirstStands() {
        ActionId first = propose("first", "198.51.100.3");
        assertThat(actions.propose(Scope.PROVIDER, proposal("second", "198.51.100.3")))
                .isFalse();
        actions.change(Scope.PROVIDER, first, action -> Optional.of(new ActionChange.Refused(NOW, "max", "no")));
        assertThat(actions.propose(Scope.PROVIDER, proposal("second", "198.51.100.3")))
                .isTrue();
    }

    @Test
    void onlyWhatIsDueIsGivenToTheRunner() {
        ActionId id = propose("due", "198.51.100.4");
        assertThat(actions.due("edge", NOW.plus(Duration.ofDays(99)), 100)).doesNotContain(id);
        actions.change(Scope.PROVIDER, id, action -> Optional.of(new ActionChange.Approved(NOW, "max", "")));
        assertThat(actions.due("edge", NOW.minusSeconds(1), 100)).doesNotContain(id);
        assertThat(actions.waiting(NOW.minusSeconds(1))).doesNotContain("edge");
        assertThat(actions.due("edge", NOW, 100)).contains(id);
        assertThat(actions.due("another", NOW, 100)).isEmpty();
        assertThat(actions.waiting(NOW)).contains("edge");
    }

    @Test
    void aSecondRunnerStaysOutWhileTheFirstWorks() {
        Runnable twoAtOnce = () -> {
            throw new AssertionError("two at once");
        };
        AtomicBoolean second = new AtomicBoolean(true);
        assertThat(actions.alone("edge", () -> {
                    second.set(actions.alone("edge", twoAtOnce));
                    assertThat(actions.alone("another", () -> {})).isTrue();
                }))
                .isTrue();
        assertThat(second).isFalse();
    }

    @Test
    void whatARunnerWritesStandsEvenIfItDiesAtTheNextStep() {
        ActionId id = propose("dies", "198.51.100.7");
        actions.change(Scope.PROVIDER, id, action -> Optional.of(new ActionChange.Approved(NOW, "max", "")));
        assertThatThrownBy(() -> actions.alone("edge", () -> {
                    actions.change(
                            Scope.PROVIDER, id, action -> Optional.of(new ActionChange.Started(NOW, "runner", "")));
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(actions.find(Scope.PROVIDER, id).orElseThrow().action().state())
                .isEqualTo(ActionState.RUNNING);
        assertThat(actions.alone("edge", () -> {})).isTrue();
    }

    @Test
    void aTenantSeesItsOwnOnlyAndHistoryOnlyGrows() {
        ActionId id = propose("mine", "198.51.100.6");
        assertThat(actions.find(Scope.of(new TenantId("somebody-else")), id)).isEmpty();
        assertThat(actions.changes(Scope.of(new TenantId("somebody-else")), id)).isEmpty();
        assertThat(actions.find(Scope.of(ACME), id)).isPresent();
        assertThatThrownBy(() -> store.change(Scope.PROVIDER, handle -> handle.execute("delete from action_change")))
                .isInstanceOf(UnableToExecuteStatementException.class)
                .hasMessageContaining("permission denied");
    }

    private ActionId propose(String id, String target) {
        assertThat(actions.propose(Scope.PROVIDER, proposal(id, target))).isTrue();
        return new ActionId(id);
    }

    private static ActionChange.Proposed proposal(String id, String target) {
        ActionOrder order = new ActionOrder(
                new ActionId(id),
                ACME,
                new IncidentId("i-1"),
                ActionKind.BLOCK_ADDRESS,
                target,
                "edge",
                Duration.ofHours(4),
                new Radius(1, 1, 1, List.of()));
        return new ActionChange.Proposed(NOW, "ana", "would block", order);
    }
}
