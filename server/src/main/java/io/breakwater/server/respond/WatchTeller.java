package io.breakwater.server.respond;

import io.breakwater.core.respond.action.Action;
import io.breakwater.core.respond.proof.Watch;
import io.breakwater.pipeline.intake.Intake;
import io.breakwater.server.rounds.Rounds;
import io.breakwater.store.Actions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Tells the running job which targets to count for, as records of their tenants: of each action when it is proposed, and
 * when it has ended. Looks every second. An order is durable before it is noted as told, so after a crash in between it is
 * told again, which changes nothing; and all that stands is told once more after each start, in case the job had to begin
 * anew.
 */
public final class WatchTeller {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** After an action has ended: lines from before it may still be on their way. */
    static final Duration LINGERS = Duration.ofHours(1);

    private static final int MOST = 100_000;

    private final Actions actions;
    private final Intake intake;
    private final InstantSource clock;
    private boolean again = true;

    WatchTeller(Actions actions, Intake intake, InstantSource clock) {
        this.actions = actions;
        this.intake = intake;
        this.clock = clock;
    }

    /** Tells at once, and then whenever there is something to tell, until the rounds are closed. */
    public static Rounds start(Actions actions, Intake intake, InstantSource clock) {
        return Rounds.start("watch orders", PAUSE, new WatchTeller(actions, intake, clock)::tell);
    }

    /** Tells what has not been told. */
    void tell() {
        actions.toWatch(again, MOST).forEach(this::tell);
        again = false;
    }

    private void tell(Action action) {
        // An action that has ended was changed last when it ended.
        Optional<Instant> until = action.state().live()
                ? Optional.empty()
                : Optional.of(action.notBefore().plus(LINGERS));
        Watch order = new Watch(
                action.order().tenant(),
                action.order().id(),
                action.order().kind(),
                action.order().target(),
                until);
        intake.append(order.record(clock.instant())).join();
        actions.watched(action.order().id(), clock.instant(), until);
    }
}
