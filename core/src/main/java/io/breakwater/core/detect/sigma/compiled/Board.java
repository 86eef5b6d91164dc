package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.SigmaEvent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one event while it is matched: the truth of predicates so far, and the rules that may match. Used by
 * one thread, again and again; only what an event touched is wiped.
 */
final class Board {
    static final byte FALSE = 0;
    static final byte TRUE = 1;
    /** A literal that the predicate needs was found; the rest must be looked at when somebody asks. */
    static final byte MAYBE = 2;
    /** Nobody has looked. */
    static final byte OPEN = 3;

    final EventValues values;

    private final byte[] initial;
    private final byte[] state;
    private final int[] touched;
    private int touchedCount;
    private final int[][] rulesOf;
    private final boolean[] isCandidate;
    private final int[] candidates;
    private int candidateCount;
    private final @Nullable Tally tally;

    /**
     * @param initial the state of each predicate before anything is known
     * @param rulesOf for each predicate the rules that may match once it may be true
     * @param tally where it is counted what becomes of the predicates; null when it is not
     */
    Board(byte[] initial, int[][] rulesOf, int rules, EventValues values, @Nullable Tally tally) {
        this.values = values;
        this.initial = initial;
        this.state = initial.clone();
        this.touched = new int[initial.length];
        this.rulesOf = rulesOf;
        this.isCandidate = new boolean[rules];
        this.candidates = new int[rules];
        this.tally = tally;
    }

    /** @param remembered of the values of events that are no JSON records */
    void begin(SigmaEvent next, TextMemory remembered) {
        clear();
        values.begin(next, remembered);
    }

    /** Counts what became of the predicates, if that is wanted. */
    void count() {
        if (tally != null) {
            tally.count(touched, touchedCount, state, values);
        }
    }

    /** What was counted so far; null when nothing is. */
    @Nullable
    Tally tally() {
        return tally;
    }

    /** Forgets the event. */
    void clear() {
        values.begin(EventValues.NOTHING);
        for (int i = 0; i < touchedCount; i++) {
            state[touched[i]] = initial[touched[i]];
        }
        touchedCount = 0;
        for (int i = 0; i < candidateCount; i++) {
            isCandidate[candidates[i]] = false;
        }
        candidateCount = 0;
    }

    /** Takes what was found. */
    void take(Signals found) {
        for (int i = 0; i < found.count(); i++) {
            signal(found.at(i));
        }
    }

    /** A literal was found; see {@link Literal#signal}. */
    void signal(int signal) {
        int predicate = signal >>> 1;
        byte before = state[predicate];
        if (before == TRUE) {
            return;
        }
        if (before == FALSE) {
            touched[touchedCount++] = predicate;
            nominate(rulesOf[predicate]);
        }
        state[predicate] = (signal & 1) == 1 ? TRUE : MAYBE;
    }

    private void nominate(int[] rules) {
        for (int rule : rules) {
            if (!isCandidate[rule]) {
                isCandidate[rule] = true;
                candidates[candidateCount++] = rule;
            }
        }
    }

    int candidates() {
        return candidateCount;
    }

    int candidate(int index) {
        return candidates[index];
    }

    byte state(int predicate) {
        return state[predicate];
    }

    /** Remembers the answer to a predicate that had to be looked at. */
    void settle(int predicate, boolean answer) {
        if (state[predicate] == OPEN) {
            touched[touchedCount++] = predicate;
        }
        state[predicate] = answer ? TRUE : FALSE;
    }

    /** How many predicates something was found for; for reports. */
    int touchedPredicates() {
        return touchedCount;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(candidates, candidateCount));
    }
}
