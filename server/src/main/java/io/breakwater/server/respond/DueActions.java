package io.breakwater.server.respond;

import io.breakwater.core.respond.action.Action;
import io.breakwater.core.respond.action.ActionChange;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionState;
import io.breakwater.core.respond.action.Answer;
import io.breakwater.core.respond.action.Command;
import io.breakwater.core.respond.action.NotNow;
import io.breakwater.core.respond.action.Responder;
import io.breakwater.store.Actions;
import io.breakwater.store.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes due actions to their responder, the longest waiting first. Each step is committed before the next begins, and
 * {@code Started} before the responder is asked, so that after a crash at any place the action is due again under the same
 * id. Of several runners on one database one at a time speaks to a responder.
 */
final class DueActions {
    /** Who stands in the history for what the service did by itself. */
    static final String RUNNER = "runner";

    private static final Logger LOG = LoggerFactory.getLogger(DueActions.class);
    private static final int MOST = 200;

    private final Actions actions;
    private final Responders responders;
    private final InstantSource clock;

    DueActions(Actions actions, Responders responders, InstantSource clock) {
        this.actions = actions;
        this.responders = responders;
        this.clock = clock;
    }

    /** Names of responders that have something to do now. */
    List<String> waiting() {
        return actions.waiting(clock.instant());
    }

    /** Does all that the responder has to do now; nothing when another runner is at it. */
    void serve(String name) {
        Responder responder = responders.named(name);
        actions.alone(name, () -> actions.due(name, clock.instant(), MOST).forEach(id -> step(id, responder)));
    }

    private void step(ActionId id, Responder responder) {
        Optional<Action> waiting = actions.find(Scope.PROVIDER, id).map(Actions.Named::action);
        try {
            waiting.ifPresent(action -> {
                switch (action.work(clock.instant())) {
                    case NOTHING -> {}
                    case CARRY_OUT -> carryOut(action, responder);
                    case LIFT -> lift(action, responder);
                }
            });
        } catch (NotNow byHand) {
            // A person was quicker: what they said stands.
            LOG.info("action {} was changed by a person meanwhile", id);
        }
    }

    private void carryOut(Action waiting, Responder responder) {
        Instant now = clock.instant();
        if (!waiting.expires().orElse(now).isAfter(now)) {
            abandon(waiting, responder);
            return;
        }
        String again = waiting.state() == ActionState.RUNNING ? "asked again, under the same key" : "";
        Action action = keep(waiting, new ActionChange.Started(now, RUNNER, again));
        Answer answer = ask(() -> responder.carryOut(Command.of(action)));
        keep(
                action,
                switch (answer) {
                    case Answer.Done(var note, var receipt) ->
                        new ActionChange.Done(clock.instant(), RUNNER, note, receipt);
                    case Answer.Refused(var note) -> failed(note);
                    case Answer.Unreachable(var note) -> unanswered(action, note);
                });
    }

    /** Its time was over first. What was asked for without an answer may be in force, and is taken back. */
    private void abandon(Action action, Responder responder) {
        String over = "its time was over before it was done";
        Answer answer = action.state() == ActionState.RUNNING
                ? ask(() -> responder.lift(Command.of(action), ""))
                : new Answer.Done("", "");
        keep(
                action,
                switch (answer) {
                    case Answer.Done done -> failed(over);
                    case Answer.Refused(var note) -> failed(over + "; " + note);
                    case Answer.Unreachable(var note) -> unanswered(action, over + "; " + note);
                });
    }

    private void lift(Action waiting, Responder responder) {
        Action action = keep(waiting, new ActionChange.LiftStarted(clock.instant(), RUNNER, ""));
        Answer answer = ask(() -> responder.lift(Command.of(action), action.receipt()));
        keep(
                action,
                switch (answer) {
                    case Answer.Done(var note, var receipt) -> new ActionChange.Lifted(clock.instant(), RUNNER, note);
                    case Answer.Refused(var note) -> postponed(action, note);
                    case Answer.Unreachable(var note) -> postponed(action, note);
                });
    }

    private ActionChange unanswered(Action action, String note) {
        return action.attempts() + 1 < Action.MOST_ATTEMPTS
                ? postponed(action, note)
                : failed(note + " (given up after " + Action.MOST_ATTEMPTS
                        + " attempts; if one of them arrived it may be in force: look at the device)");
    }

    private ActionChange postponed(Action action, String note) {
        Instant now = clock.instant();
        return new ActionChange.Postponed(now, RUNNER, note, now.plus(action.pause()));
    }

    private ActionChange failed(String note) {
        return new ActionChange.Failed(clock.instant(), RUNNER, note);
    }

    private Action keep(Action action, ActionChange change) {
        return actions.change(Scope.PROVIDER, action.order().id(), before -> Optional.of(change))
                .orElseThrow(() -> new IllegalStateException("actions are never deleted"));
    }

    /** The edge: a responder is a plug-in, and one that fails in a way of its own must not hold up the others. */
    private static Answer ask(Supplier<Answer> question) {
        try {
            return question.get();
        } catch (RuntimeException bug) {
            LOG.warn("a responder failed", bug);
            return new Answer.Unreachable("the responder failed: " + bug);
        }
    }
}
