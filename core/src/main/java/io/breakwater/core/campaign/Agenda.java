package io.breakwater.core.campaign;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * A long piece of work, laid out as loops one after another, that can be left between any two rounds and taken up again
 * there. A loop that is added during a round is done before the next round: a loop within a loop.
 *
 * <p>Every round says what it cost. Costs are counted and not timed, so that the same work stops at the same places on
 * every machine; one is a look at one mark or one gang, some tenths of a microsecond.
 */
final class Agenda {
    private final Deque<Loop<?>> loops = new ArrayDeque<>();
    private final List<Loop<?>> added = new ArrayList<>();

    /** Adds a loop; its items are asked for when its turn comes, and must not change before it has ended. */
    <T> void each(Supplier<Iterator<T>> items, ToIntFunction<T> round) {
        added.add(new Loop<>(items, round));
    }

    /** Adds something that is done in one go, and so must be short. */
    void then(Runnable work) {
        each(() -> List.of(work).iterator(), one -> {
            one.run();
            return 1;
        });
    }

    /** Goes on until {@code cost} is spent; the last round may go beyond it. Returns whether all is done. */
    boolean goOn(long cost) {
        long left = cost;
        take();
        while (!loops.isEmpty() && left > 0) {
            Loop<?> loop = loops.getFirst();
            if (loop.ended()) {
                loops.removeFirst();
            } else {
                left -= loop.round();
            }
            take();
        }
        return loops.isEmpty();
    }

    private void take() {
        if (!added.isEmpty()) {
            added.reversed().forEach(loops::addFirst);
            added.clear();
        }
    }

    private static final class Loop<T> {
        private final Supplier<Iterator<T>> items;
        private final ToIntFunction<T> round;
        private Iterator<T> left = Collections.emptyIterator();
        private boolean begun;

        Loop(Supplier<Iterator<T>> items, ToIntFunction<T> round) {
            this.items = items;
            this.round = round;
        }

        boolean ended() {
            if (!begun) {
                begun = true;
                left = items.get();
            }
            return !left.hasNext();
        }

        int round() {
            return round.applyAsInt(left.next());
        }
    }
}
