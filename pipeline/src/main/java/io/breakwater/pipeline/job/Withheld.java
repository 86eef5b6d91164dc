package io.breakwater.pipeline.job;

import io.breakwater.store.Outcome;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/**
 * What people are told on what is known at the time - warnings and alarms of waves - waits here until a checkpoint holds
 * both it and the state that it came from. So a run that is cut off has told nothing that the run which goes on does not
 * know of: each warning gets its outcome, and no wave is announced twice. In order; for one thread.
 */
final class Withheld {
    private static final long EARLIER_RUN = Long.MIN_VALUE;

    private final ArrayDeque<Outcome> inNone = new ArrayDeque<>();
    private final ArrayDeque<Waiting> held = new ArrayDeque<>();
    private long completed = EARLIER_RUN;

    /** @param checkpoint the first that holds it */
    private record Waiting(Outcome outcome, long checkpoint) {}

    /** @param restored what waited in the checkpoint from which the job goes on */
    Withheld(Iterable<Outcome> restored) {
        restored.forEach(outcome -> held.add(new Waiting(outcome, EARLIER_RUN)));
    }

    void add(Outcome outcome) {
        inNone.add(outcome);
    }

    /** A checkpoint is being taken: gives what it has to hold. */
    List<Outcome> snapshot(long checkpoint) {
        inNone.forEach(outcome -> held.add(new Waiting(outcome, checkpoint)));
        inNone.clear();
        return held.stream().map(Waiting::outcome).toList();
    }

    /** This checkpoint, and with it every one before, is safe. */
    void completed(long checkpoint) {
        completed = Math.max(completed, checkpoint);
    }

    /** Lets go of what a completed checkpoint holds. */
    void release(Consumer<Outcome> out) {
        while (!held.isEmpty() && held.getFirst().checkpoint() <= completed) {
            out.accept(held.removeFirst().outcome());
        }
    }

    /** Lets go of everything: the input has ended, and no checkpoint will follow. */
    void releaseAll(Consumer<Outcome> out) {
        held.stream().map(Waiting::outcome).forEach(out);
        held.clear();
        inNone.forEach(out);
        inNone.clear();
    }

    boolean isEmpty() {
        return held.isEmpty() && inNone.isEmpty();
    }
}
