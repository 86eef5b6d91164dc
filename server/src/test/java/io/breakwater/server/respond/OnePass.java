package io.breakwater.server.respond;

import io.breakwater.store.Actions;
import io.breakwater.store.Store;
import java.time.InstantSource;

/** The runner's work, done once and in the test's own thread. */
public final class OnePass {
    private OnePass() {}

    public static void over(Store store, Responders responders, InstantSource clock) {
        DueActions due = new DueActions(new Actions(store), responders, clock);
        responders.names().forEach(due::serve);
    }
}
