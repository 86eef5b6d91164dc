package io.breakwater.server.respond;

import io.breakwater.server.rounds.Lanes;
import io.breakwater.server.rounds.Rounds;
import io.breakwater.store.Actions;
import io.breakwater.store.Store;
import java.time.Duration;
import java.time.InstantSource;

/** Looks every second for actions that are due, each responder in a lane of its own. */
public final class ActionRunner implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Lanes lanes;
    private final Rounds rounds;

    private ActionRunner(DueActions due) {
        lanes = new Lanes("actions", due::serve);
        rounds = Rounds.start("due actions", PAUSE, () -> lanes.serve(due.waiting()));
    }

    public static ActionRunner start(Store store, Responders responders, InstantSource clock) {
        return new ActionRunner(new DueActions(new Actions(store), responders, clock));
    }

    @Override
    public void close() {
        rounds.close();
        lanes.close();
    }
}
