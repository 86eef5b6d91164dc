package io.breakwater.server.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ActionChange;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.ActionOrder;
import io.breakwater.core.respond.action.Radius;
import io.breakwater.core.respond.proof.Watch;
import io.breakwater.pipeline.intake.Intake;
import io.breakwater.server.RecordingIntake;
import io.breakwater.server.RunningServer;
import io.breakwater.store.Actions;
import io.breakwater.store.Passages;
import io.breakwater.store.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
final class WatchTellerTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TenantId ACME = new TenantId("acme-teller");

    private final Actions actions;
    private final Passages passages;
    private final RecordingIntake intake = new RecordingIntake();
    private final WatchTeller teller;

    WatchTellerTest(RunningServer.Parts server) {
        actions = new Actions(server.store());
        passages = new Passages(server.store());
        teller = new WatchTeller(actions, intake, new TestClock(NOON));
    }

    @Test
    void anActionIsToldWhenItIsProposedAndWhenItHasEndedAndNotInBetween() {
        ActionId id = propose("198.51.100.20");
        teller.tell();
        assertThat(told(id)).extracting(Watch::until).containsExactly(Optional.empty());
        assertThat(passages.watchedFrom(Scope.PROVIDER, id)).contains(NOON);
        change(id, new ActionChange.Approved(NOON.plusSeconds(5), "max", "yes"));
        change(id, new ActionChange.Started(NOON.plusSeconds(6), "runner", ""));
        change(id, new ActionChange.Done(NOON.plusSeconds(7), "runner", "", ""));
        teller.tell();
        assertThat(told(id)).hasSize(1);
        change(id, new ActionChange.LiftAsked(NOON.plusSeconds(60), "ana", "wrong"));
        change(id, new ActionChange.Lifted(NOON.plusSeconds(70), "runner", ""));
        teller.tell();
        teller.tell();
        assertThat(told(id))
                .extracting(Watch::until)
                .containsExactly(
                        Optional.empty(), Optional.of(NOON.plusSeconds(70).plus(WatchTeller.LINGERS)));
    }

    @Test
    void whatStandsIsToldAgainAfterAStart() {
        ActionId id = propose("198.51.100.21");
        teller.tell();
        new WatchTeller(actions, intake, new TestClock(NOON.plusSeconds(9))).tell();
        assertThat(told(id)).hasSize(2);
        assertThat(passages.watchedFrom(Scope.PROVIDER, id)).contains(NOON);
        change(id, new ActionChange.Refused(NOON, "max", "no"));
        teller.tell();
    }

    @Test
    void whatIsNotDurableIsNotNotedAsTold() {
        ActionId id = propose("198.51.100.22");
        Intake full = new Intake() {
            @Override
            public CompletableFuture<Void> append(RawRecord record) {
                return CompletableFuture.failedFuture(new IllegalStateException("full"));
            }

            @Override
            public void close() {}
        };
        WatchTeller refused = new WatchTeller(actions, full, new TestClock(NOON));
        assertThatThrownBy(refused::tell).isInstanceOf(CompletionException.class);
        assertThat(passages.watchedFrom(Scope.PROVIDER, id)).isEmpty();
        teller.tell();
        assertThat(told(id)).hasSize(1);
        assertThat(passages.watchedFrom(Scope.PROVIDER, id)).contains(NOON);
    }

    private List<Watch> told(ActionId id) {
        List<Watch> told = new ArrayList<>();
        intake.records()
                .forEach(record -> Watch.read(record, told::add, rejected -> {
                    throw new AssertionError(rejected.message());
                }));
        return told.stream().filter(order -> order.action().equals(id)).toList();
    }

    private ActionId propose(String target) {
        ActionOrder order = new ActionOrder(
                ActionOrder.id(ACME, new IncidentId("i-1"), ActionKind.BLOCK_ADDRESS, target, "edge", NOON),
                ACME,
                new IncidentId("i-1"),
                ActionKind.BLOCK_ADDRESS,
                target,
                "edge",
                Duration.ofHours(4),
                new Radius(1, 1, 1, List.of()));
        assertThat(actions.propose(Scope.PROVIDER, new ActionChange.Proposed(NOON, "ana", "would", order)))
                .isTrue();
        return order.id();
    }

    private void change(ActionId id, ActionChange change) {
        assertThat(actions.change(Scope.PROVIDER, id, before -> Optional.of(change)))
                .isPresent();
    }
}
