package io.breakwater.server.respond;

import io.breakwater.core.respond.action.Action;
import io.breakwater.core.respond.proof.Watch;
import io.breakwater.pipeline.intake.Intake;
import io.breakwater.pipeline.intake.IntakeRefusal;
import io.breakwater.store.Actions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the running job which targets to count for, as records of their tenants: of each action when it is proposed, and
 * when it has ended. Looks every second. An order is durable before it is noted as told, so after a crash in between it is
 * told again, which changes nothing; and all that stands is told once more after each start, in case the job had to begin
 * anew.
 */
public final class WatchTeller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchTeller.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** After an action has ended: lines from before it may still be on their way. */
    static final Duration LINGERS = Duration.ofHours(1);

    private static final int MOST = 100_000;

    private final Actions actions;
    private final Intake intake;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("watch-teller").unstarted(task));
    private boolean again = true;

    WatchTeller(Actions actions, Intake intake, InstantSource clock) {
        this.actions = actions;
        this.intake = intake;
        this.clock = clock;
    }

    public static WatchTeller start(Actions actions, Intake intake, InstantSource clock) {
        WatchTeller teller = new WatchTeller(actions, intake, clock);
        var unused = teller.timer.scheduleWithFixedDelay(teller::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return teller;
    }

    private void look() {
        try {
            tell();
        } catch (JdbiException | IntakeRefusal | CompletionException away) {
            LOG.warn("what to count for actions could not be told; the next second tries again", away);
        }
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

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
