package io.breakwater.server.rounds;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again in a thread of its own, with a pause between. A round that fails is logged and the next one
 * comes all the same: what is due stays due, and the database or the spool may be back by then. Closing lets a round that
 * is under way come to its end.
 */
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(10);

    private final String name;
    private final Runnable round;
    private final ScheduledExecutorService timer;

    private Rounds(String name, Runnable round) {
        this.name = name;
        this.round = round;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().daemon().name(name).unstarted(task));
    }

    /**
     * Begins with the first round at once.
     *
     * @param name of the thread, and of the rounds in the log
     */
    public static Rounds start(String name, Duration pause, Runnable round) {
        Rounds rounds = new Rounds(name, round);
        var unused = rounds.timer.scheduleWithFixedDelay(rounds::once, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        return rounds;
    }

    private void once() {
        try {
            round.run();
        } catch (RuntimeException failed) {
            // The edge: a timer whose task throws never calls it again.
            LOG.warn("a round of {} failed; the next one tries again", name, failed);
        }
    }

    @Override
    public void close() {
        timer.shutdown();
        Closing.await(timer, LONGEST_ROUND);
    }
}
