package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.SigmaEvent;
import java.util.Arrays;

/**
 * What is known of one event while it is matched: its folded values by field, the truth of predicates so far, and the
 * rules that may match. Used by one thread, again and again; only what an event touched is wiped.
 */
final class Board {
    static final byte FALSE = 0;
    static final byte TRUE = 1;
    /** A literal that the predicate needs was found; the rest must be looked at when somebody asks. */
    static final byte MAYBE = 2;
    /** Nobody has looked. */
    static final byte OPEN = 3;

    final FoldedText text = new FoldedText();
    int values;
    int[] slot = new int[64];
    int[] start = new int[64];
    int[] end = new int[64];

    private final byte[] initial;
    private final byte[] state;
    private final int[] touched;
    private int touchedCount;
    private final int[][] rulesOf;
    private final boolean[] isCandidate;
    private final int[] candidates;
    private int candidateCount;
    private SigmaEvent event;

    /**
     * @param initial the state of each predicate before anything is known
     * @param rulesOf for each predicate the rules that may match once it may be true
     */
    Board(byte[] initial, int[][] rulesOf, int rules, SigmaEvent nothing) {
        this.initial = initial;
        this.state = initial.clone();
        this.touched = new int[initial.length];
        this.rulesOf = rulesOf;
        this.isCandidate = new boolean[rules];
        this.candidates = new int[rules];
        this.event = nothing;
    }

    void begin(SigmaEvent next) {
        event = next;
        text.clear();
        values = 0;
        for (int i = 0; i < touchedCount; i++) {
            state[touched[i]] = initial[touched[i]];
        }
        touchedCount = 0;
        for (int i = 0; i < candidateCount; i++) {
            isCandidate[candidates[i]] = false;
        }
        candidateCount = 0;
    }

    SigmaEvent event() {
        return event;
    }

    void value(int ofSlot, String value) {
        int from = text.length;
        text.append(value);
        value(ofSlot, from, text.length);
    }

    void value(int ofSlot, int from, int to) {
        if (values == slot.length) {
            slot = Arrays.copyOf(slot, 2 * values);
            start = Arrays.copyOf(start, 2 * values);
            end = Arrays.copyOf(end, 2 * values);
        }
        slot[values] = ofSlot;
        start[values] = from;
        end[values] = to;
        values++;
    }

    /** A literal was found: predicate number, and in the lowest bit whether that settles it. */
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
            nominate(rule);
        }
    }

    void nominate(int rule) {
        if (!isCandidate[rule]) {
            isCandidate[rule] = true;
            candidates[candidateCount++] = rule;
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
}
