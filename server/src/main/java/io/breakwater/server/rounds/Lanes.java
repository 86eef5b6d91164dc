package io.breakwater.server.rounds;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work in lanes, each in a thread of its own, one piece at a time: a receiver that hangs holds up its own lane only. Closing
 * lets a question that is under way come to its answer.
 */
public final class Lanes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(25);

    private final String name;
    private final Consumer<String> work;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers;

    /**
     * @param name of the threads, and of the work in the log
     * @param work all that a lane has to do now; when it fails, it stays due
     */
    public Lanes(String name, Consumer<String> work) {
        this.name = name;
        this.work = work;
        // The driver waits for the socket inside synchronized code, where a virtual thread would hold its carrier.
        this.workers = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    }

    /** Has the lanes served that are not being served already. */
    public void serve(Collection<String> lanes) {
        lanes.stream().filter(busy::add).forEach(lane -> workers.execute(() -> serve(lane)));
    }

    private void serve(String lane) {
        try {
            work.accept(lane);
        } catch (RuntimeException failed) {
            // The edge of the thread: what was due is due at the next look.
            LOG.warn("{} of {} stay due", name, lane, failed);
        } finally {
            busy.remove(lane);
        }
    }

    @Override
    public void close() {
        workers.shutdown();
        Closing.await(workers, LONGEST_ANSWER);
    }
}
