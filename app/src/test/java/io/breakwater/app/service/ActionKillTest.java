package io.breakwater.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.Action;
import io.breakwater.core.respond.action.ActionChange;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.ActionOrder;
import io.breakwater.core.respond.action.ActionState;
import io.breakwater.core.respond.action.Radius;
import io.breakwater.store.Actions;
import io.breakwater.store.Scope;
import io.breakwater.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole service is killed after it asked a real receiver on loopback to do something and before it got the answer; the
 * next one asks again under the same key. Nothing is lost, nothing is done twice, and that it was asked twice can be read.
 */
@Tag("slow")
class ActionKillTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final TenantId ACME = new TenantId("acme");
    private static final IncidentId INCIDENT = new IncidentId("i-1");

    @TempDir
    Path folder;

    private IdempotentGateway gateway;
    private Path data;

    @BeforeEach
    void configure() throws IOException {
        gateway = new IdempotentGateway();
        data = folder.resolve("data");
        String configuration = """
                zone: Asia/Shanghai
                console:
                  port: 0
                syslog:
                  port: 0
                responders:
                  - name: gateway
                    kind: webhook
                    url: %s
                    secret-file: secret
                """.formatted(gateway.url());
        Files.writeString(folder.resolve("breakwater.yaml"), configuration);
        Files.writeString(folder.resolve("secret"), "a secret that is long enough");
    }

    @AfterEach
    void endWhateverRuns() throws IOException, InterruptedException {
        gateway.close();
        TestedServices.end(data);
    }

    @Test
    void whatWasAskedForBeforeTheKillIsNeitherLostNorDoneTwice() throws IOException, InterruptedException {
        start();
        ActionId id;
        gateway.keepSilent();
        try (Store store = StoreAccess.open(data)) {
            id = approved(new Actions(store));
            killedWhileItWaitsFor(id, 1, store, ActionState.RUNNING);
        }
        start();
        try (Store store = StoreAccess.open(data)) {
            Actions actions = new Actions(store);
            reaches(ActionState.DONE, actions, id);
            gateway.keepSilent();
            change(actions, id, new ActionChange.LiftAsked(Instant.now(), "ana", "the wrong one"));
            killedWhileItWaitsFor(id, 3, store, ActionState.DONE);
        }
        start();
        try (Store store = StoreAccess.open(data)) {
            Actions actions = new Actions(store);
            reaches(ActionState.ROLLED_BACK, actions, id);
            List<ActionChange> changes = actions.changes(Scope.PROVIDER, id);
            assertThat(changes)
                    .extracting(change -> change.getClass().getSimpleName())
                    .containsExactly(
                            "Proposed",
                            "Approved",
                            "Started",
                            "Started",
                            "Done",
                            "LiftAsked",
                            "LiftStarted",
                            "LiftStarted",
                            "Lifted");
            assertThat(changes.get(3).note()).contains("asked again");
        }
        String carryOut = id + ".carry-out";
        String lift = id + ".lift";
        assertThat(gateway.asked()).containsExactly(carryOut, carryOut, lift, lift);
        assertThat(gateway.done()).containsExactly(carryOut, lift);
    }

    private void killedWhileItWaitsFor(ActionId id, int asked, Store store, ActionState state) throws IOException {
        await().atMost(PATIENCE).until(() -> gateway.asked().size() == asked);
        assertThat(state(new Actions(store), id)).isEqualTo(state);
        TestedServices.kill(data);
        gateway.speak();
    }

    private static void reaches(ActionState state, Actions actions, ActionId id) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(state(actions, id)).isEqualTo(state));
    }

    private static ActionState state(Actions actions, ActionId id) {
        return actions.find(Scope.PROVIDER, id)
                .map(Actions.Named::action)
                .map(Action::state)
                .orElseThrow();
    }

    private static ActionId approved(Actions actions) {
        Instant now = Instant.now();
        ActionOrder order = new ActionOrder(
                ActionOrder.id(ACME, INCIDENT, ActionKind.BLOCK_ADDRESS, "198.51.100.10", "gateway", now),
                ACME,
                INCIDENT,
                ActionKind.BLOCK_ADDRESS,
                "198.51.100.10",
                "gateway",
                Duration.ofHours(4),
                new Radius(1, 1, 1, List.of()));
        assertThat(actions.propose(Scope.PROVIDER, new ActionChange.Proposed(now, "ana", "would block", order)))
                .isTrue();
        change(actions, order.id(), new ActionChange.Approved(now, "max", "yes"));
        return order.id();
    }

    private static void change(Actions actions, ActionId id, ActionChange change) {
        assertThat(actions.change(Scope.PROVIDER, id, before -> Optional.of(change)))
                .isPresent();
    }

    private void start() throws IOException, InterruptedException {
        TestedServices.start(folder.resolve("breakwater.yaml"), data);
    }
}
