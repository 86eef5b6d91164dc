package io.breakwater.server.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.Action;
import io.breakwater.core.respond.action.ActionChange;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.action.ActionOrder;
import io.breakwater.core.respond.action.ActionState;
import io.breakwater.core.respond.action.Answer;
import io.breakwater.core.respond.action.Command;
import io.breakwater.core.respond.action.Radius;
import io.breakwater.core.respond.action.Responder;
import io.breakwater.server.RunningServer;
import io.breakwater.server.respond.Receiver.Reply;
import io.breakwater.server.respond.Receiver.Request;
import io.breakwater.store.Actions;
import io.breakwater.store.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole way over a real database and a real receiver on loopback. */
@ExtendWith(RunningServer.class)
final class DueActionsTest {
    private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
    private static final TenantId ACME = new TenantId("acme-runner");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final RunningServer.Parts server;
    private final Actions actions;
    private final TestClock clock = new TestClock(T0);
    private final AtomicReference<Reply> reply = new AtomicReference<>(Reply.of(204));

    @TempDir
    private Path home;

    private String name = "";
    private Receiver receiver = Receiver.start(request -> reply.get());

    DueActionsTest(RunningServer.Parts server) {
        this.server = server;
        this.actions = new Actions(server.store());
    }

    /** The process is gone between the receiver's deed and its answer. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private record Dying(Responder responder) implements Responder {
        @Override
        public Set<ActionKind> kinds() {
            return responder.kinds();
        }

        @Override
        public Answer dryRun(Command command) {
            return responder.dryRun(command);
        }

        @Override
        public Answer carryOut(Command command) {
            responder.carryOut(command);
            throw new Killed();
        }

        @Override
        public Answer lift(Command command, String receipt) {
            responder.lift(command, receipt);
            throw new Killed();
        }
    }

    @BeforeEach
    void aResponderOfItsOwn(TestInfo test) throws IOException {
        name = "hook-" + NUMBER.incrementAndGet();
        Files.writeString(home.resolve("secret"), "a secret that is long enough");
    }

    @AfterEach
    void closeReceiver() {
        receiver.close();
    }

    @Test
    void whatAPersonApprovedIsCarriedOutOnceAndTakenBackWhenItsTimeIsOver() {
        reply.set(new Reply(201, "text/plain", "rule 7"));
        ActionId id = approved("198.51.100.10");
        runner().serve(name);
        runner().serve(name);
        assertThat(verbs()).containsExactly("carry-out");
        assertThat(action(id).state()).isEqualTo(ActionState.DONE);
        assertThat(action(id).receipt()).isEqualTo("rule 7");

        clock.forward(Duration.ofHours(4).minusMillis(1));
        runner().serve(name);
        assertThat(verbs()).containsExactly("carry-out");
        clock.forward(Duration.ofMillis(1));
        runner().serve(name);
        assertThat(verbs()).containsExactly("carry-out", "lift");
        assertThat(body(receiver.requests().get(1)).path("receipt").asText()).isEqualTo("rule 7");
        assertThat(action(id).state()).isEqualTo(ActionState.EXPIRED);
        assertThat(Action.fold(actions.changes(Scope.PROVIDER, id))).isEqualTo(action(id));
        assertThat(runner().waiting()).doesNotContain(name);
    }

    @Test
    void aRollbackIsTakenToTheResponderAtOnce() {
        ActionId id = approved("198.51.100.11");
        runner().serve(name);
        person(id, new ActionChange.LiftAsked(clock.instant(), "ana", "the wrong one"));
        runner().serve(name);
        assertThat(verbs()).containsExactly("carry-out", "lift");
        assertThat(action(id).state()).isEqualTo(ActionState.ROLLED_BACK);
    }

    @Test
    void theLongestWaitingIsFirst() {
        approved("198.51.100.12");
        clock.forward(Duration.ofSeconds(1));
        approved("198.51.100.13");
        approved("198.51.100.14");
        runner().serve(name);
        assertThat(receiver.requests())
                .extracting(request -> body(request).path("target").asText())
                .containsExactly("198.51.100.12", "198.51.100.13", "198.51.100.14");
    }

    @Test
    void startedStandsInTheDatabaseBeforeTheResponderIsAsked() {
        AtomicReference<ActionState> seen = new AtomicReference<>();
        ActionId id = approved("198.51.100.15");
        listen(request -> {
            seen.set(action(id).state());
            return Reply.of(204);
        });
        runner().serve(name);
        assertThat(seen).hasValue(ActionState.RUNNING);
    }

    @Test
    void anUnansweredAttemptIsTriedAgainAfterFiveSecondsDoublingAndGivenUpAfterEight() {
        reply.set(Reply.of(503));
        ActionId id = approved("198.51.100.16");
        List<Integer> pauses = List.of(5, 10, 20, 40, 80, 160, 320);
        runner().serve(name);
        for (int attempt = 1; attempt <= pauses.size(); attempt++) {
            assertThat(receiver.requests()).hasSize(attempt);
            clock.forward(Duration.ofSeconds(pauses.get(attempt - 1)).minusMillis(1));
            runner().serve(name);
            assertThat(receiver.requests()).as("not yet").hasSize(attempt);
            clock.forward(Duration.ofMillis(1));
            runner().serve(name);
        }
        assertThat(receiver.requests())
                .hasSize(8)
                .extracting(request -> request.headers().get("idempotency-key"))
                .containsOnly(id + ".carry-out");
        assertThat(action(id).state()).isEqualTo(ActionState.FAILED);
        assertThat(action(id).note()).contains("HTTP 503", "given up after 8 attempts");
    }

    @Test
    void aFlatNoIsNotTriedAgain() {
        reply.set(new Reply(422, "text/plain", "no such switch"));
        ActionId id = approved("198.51.100.17");
        runner().serve(name);
        clock.forward(Duration.ofMinutes(30));
        runner().serve(name);
        assertThat(receiver.requests()).hasSize(1);
        assertThat(action(id).state()).isEqualTo(ActionState.FAILED);
        assertThat(action(id).note()).contains("no such switch");
    }

    @Test
    void takingBackIsNeverGivenUp() {
        ActionId id = approved("198.51.100.18");
        runner().serve(name);
        reply.set(Reply.of(500));
        clock.forward(Duration.ofHours(4));
        for (int attempt = 0; attempt < 20; attempt++) {
            runner().serve(name);
            clock.forward(Duration.ofMinutes(10));
        }
        assertThat(action(id).state()).isEqualTo(ActionState.DONE);
        assertThat(action(id).attempts()).isEqualTo(20);
        reply.set(Reply.of(200));
        runner().serve(name);
        assertThat(action(id).state()).isEqualTo(ActionState.EXPIRED);
    }

    @Test
    void aProcessThatDiesBeforeTheAnswerLeavesItDueAndItIsAskedForUnderTheSameKey() {
        ActionId id = approved("198.51.100.19");
        DueActions dying = new DueActions(actions, dying(), clock);
        assertThatThrownBy(() -> dying.serve(name)).isInstanceOf(Killed.class);
        assertThat(receiver.requests()).as("the receiver has done it").hasSize(1);
        assertThat(action(id).state()).isEqualTo(ActionState.RUNNING);

        reply.set(Reply.of(409));
        runner().serve(name);
        assertThat(receiver.requests())
                .hasSize(2)
                .extracting(request -> request.headers().get("idempotency-key"))
                .containsOnly(id + ".carry-out");
        assertThat(action(id).state()).isEqualTo(ActionState.DONE);
    }

    @Test
    void twoAskingsNeverLookLikeOne() {
        ActionId id = approved("198.51.100.24");
        DueActions dying = new DueActions(actions, dying(), clock);
        assertThatThrownBy(() -> dying.serve(name)).isInstanceOf(Killed.class);
        runner().serve(name);
        person(id, new ActionChange.LiftAsked(clock.instant(), "ana", "the wrong one"));
        assertThatThrownBy(() -> dying.serve(name)).isInstanceOf(Killed.class);
        runner().serve(name);
        assertThat(verbs()).containsExactly("carry-out", "carry-out", "lift", "lift");
        assertThat(actions.changes(Scope.PROVIDER, id))
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
        assertThat(actions.changes(Scope.PROVIDER, id).get(3).note()).isEqualTo("asked again, under the same key");
    }

    @Test
    void whatAPersonTookBackByHandWhileTheResponderWasAskedStandsAsTheySaid() {
        ActionId id = approved("198.51.100.25");
        runner().serve(name);
        person(id, new ActionChange.LiftAsked(clock.instant(), "ana", "the wrong one"));
        listen(request -> {
            person(id, new ActionChange.LiftedByHand(clock.instant(), "max", "removed on the gateway"));
            return Reply.of(204);
        });
        runner().serve(name);
        assertThat(action(id).state()).isEqualTo(ActionState.ROLLED_BACK);
        assertThat(action(id).note()).isEqualTo("removed on the gateway");
        assertThat(runner().waiting()).doesNotContain(name);
    }

    @Test
    void whatDiedAndIsOverByTheNextStartIsTakenBackToBeSafe() {
        ActionId id = approved("198.51.100.20");
        DueActions dying = new DueActions(actions, dying(), clock);
        assertThatThrownBy(() -> dying.serve(name)).isInstanceOf(Killed.class);
        clock.forward(Duration.ofHours(5));
        runner().serve(name);
        assertThat(verbs()).containsExactly("carry-out", "lift");
        assertThat(action(id).state()).isEqualTo(ActionState.FAILED);
        assertThat(action(id).note()).contains("its time was over");
    }

    @Test
    void ofTwoRunnersOneAsks() {
        approved("198.51.100.21");
        listen(request -> {
            // The other runner comes while the first waits for its answer, and goes away empty-handed.
            runner().serve(name);
            return Reply.of(204);
        });
        runner().serve(name);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void aResponderThatIsNotConfiguredAnyMoreIsNamedInTheHistory() {
        ActionId id = approved("198.51.100.22");
        new DueActions(actions, Responders.none(), clock).serve(name);
        assertThat(action(id).state()).isEqualTo(ActionState.RUNNING);
        assertThat(action(id).note()).isEqualTo("breakwater.yaml names no responder '" + name + "'");
    }

    @Test
    void theRunnerTakesUpWhatIsDueWhenItStartsAndStopsCleanly() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        // Before the time of all other tests, whose actions it would take up too.
        clock.forward(Duration.ofDays(-30));
        ActionId id = approved("198.51.100.23");
        listen(request -> {
            asked.countDown();
            await(answer);
            return Reply.of(204);
        });
        ActionRunner runner = ActionRunner.start(server.store(), responders(), clock);
        await(asked);
        Thread closing = Thread.ofPlatform().start(runner::close);
        answer.countDown();
        assertThat(closing.join(Duration.ofSeconds(30))).as("closed").isTrue();
        assertThat(action(id).state()).as("the answer under way was kept").isEqualTo(ActionState.DONE);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void listen(java.util.function.Function<Request, Reply> answers) {
        receiver.close();
        receiver = Receiver.start(answers);
    }

    private DueActions runner() {
        return new DueActions(actions, responders(), clock);
    }

    private Responders responders() {
        return Responders.open(List.of(outlet()), clock);
    }

    private Responders dying() {
        return Responders.of(List.of(new Responders.Ready(outlet(), new Dying(outlet().open(clock)))));
    }

    private Outlet outlet() {
        Map<String, String> values = Map.of("url", receiver.url(), "secret-file", "secret");
        return new Outlet(name, "webhook", values, home, Set.of());
    }

    private ActionId approved(String target) {
        ActionId id =
                ActionOrder.id(ACME, new IncidentId("i-1"), ActionKind.BLOCK_ADDRESS, target, name, clock.instant());
        ActionOrder order = new ActionOrder(
                id,
                ACME,
                new IncidentId("i-1"),
                ActionKind.BLOCK_ADDRESS,
                target,
                name,
                Duration.ofHours(4),
                new Radius(1, 1, 1, List.of()));
        assertThat(actions.propose(
                        Scope.PROVIDER, new ActionChange.Proposed(clock.instant(), "ana", "would block", order)))
                .isTrue();
        person(id, new ActionChange.Approved(clock.instant(), "max", "yes"));
        return id;
    }

    private void person(ActionId id, ActionChange change) {
        assertThat(actions.change(Scope.PROVIDER, id, before -> Optional.of(change)))
                .isPresent();
    }

    private Action action(ActionId id) {
        return actions.find(Scope.PROVIDER, id).orElseThrow().action();
    }

    private List<String> verbs() {
        return receiver.requests().stream()
                .map(request -> body(request).path("verb").asText())
                .toList();
    }

    private static JsonNode body(Request request) {
        try {
            return Json.text().readTree(request.body());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
