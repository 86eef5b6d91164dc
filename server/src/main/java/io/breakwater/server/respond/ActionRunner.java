package io.breakwater.server.respond;

import io.breakwater.store.Actions;
import io.breakwater.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second for actions that are due, each responder in a thread of its own: one that hangs holds up its own
 * actions only. Closing lets a question that is under way come to its answer.
 */
public final class ActionRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ActionRunner.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(25);

    private final DueActions due;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("action-timer").unstarted(task));
    // The driver waits for the socket inside synchronized code, where a virtual thread would hold its carrier.
    private final ExecutorService workers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("action-", 0).factory());

    private ActionRunner(DueActions due) {
        this.due = due;
    }

    public static ActionRunner start(Store store, Responders responders, InstantSource clock) {
        ActionRunner runner = new ActionRunner(new DueActions(new Actions(store), responders, clock));
        var unused = runner.timer.scheduleWithFixedDelay(runner::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return runner;
    }

    private void look() {
        try {
            due.waiting().stream().filter(busy::add).forEach(name -> workers.execute(() -> serve(name)));
        } catch (JdbiException away) {
            LOG.warn("due actions could not be looked for; the next second tries again", away);
        }
    }

    private void serve(String name) {
        try {
            due.serve(name);
        } catch (JdbiException away) {
            LOG.warn("actions of responder {} stay due: the database is away", name, away);
        } finally {
            busy.remove(name);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(LONGEST_ANSWER.toSeconds(), TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
