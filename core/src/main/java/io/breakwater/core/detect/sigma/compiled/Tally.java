package io.breakwater.core.detect.sigma.compiled;

import java.util.Arrays;

/**
 * Counts in how many events each predicate of a plan was found or asked, and in how many it held; and how many bytes the
 * values had that it was asked of, because a question to a long value costs more; and what stood in values that were searched. For one thread.
 */
final class Tally {
    private final int[] slotOf;
    private final int[] touched;
    private final int[] held;
    private final long[] asked;
    private final long[] volumes;
    private final Grams[] grams;
    private int events;

    /** @param slotOf each predicate; less than 0 for one of every value */
    Tally(int[] slotOf, int slots) {
        this.slotOf = slotOf;
        touched = new int[slotOf.length];
        held = new int[slotOf.length];
        asked = new long[slotOf.length];
        volumes = new long[slots];
        grams = new Grams[slots];
        Arrays.fill(grams, Grams.NONE);
    }

    /**
     * An event is over.
     *
     * @param predicates those that a literal announced, and those that a rule asked
     * @param state of all predicates
     */
    void count(int[] predicates, int count, byte[] state, EventValues values) {
        events++;
        for (int slot = 0; slot < volumes.length; slot++) {
            volumes[slot] += values.volume(slot);
        }
        for (int i = 0; i < count; i++) {
            int predicate = predicates[i];
            touched[predicate]++;
            held[predicate] += state[predicate] == Board.TRUE ? 1 : 0;
            asked[predicate] += slotOf[predicate] < 0 ? 0 : values.volume(slotOf[predicate]);
        }
    }

    /** A folded value of a slot was searched; a word must be readable behind its end. */
    void read(int slot, byte[] text, int start, int end) {
        if (grams[slot] == Grams.NONE) {
            grams[slot] = new Grams();
        }
        grams[slot].read(text, start, end);
    }

    /** What was read of each slot. */
    Grams grams(int slot) {
        return grams[slot];
    }

    int events() {
        return events;
    }

    /** Events in which the predicate was announced, or asked if nothing announces it. */
    int touched(int predicate) {
        return touched[predicate];
    }

    /** Events in which it is known that it held. */
    int held(int predicate) {
        return held[predicate];
    }

    /** Bytes of the values in these events that it was asked of. */
    long asked(int predicate) {
        return asked[predicate];
    }

    /** Bytes of the values in all events that it might have been asked of. */
    long volume(int predicate) {
        return slotOf[predicate] < 0 ? 0 : volumes[slotOf[predicate]];
    }
}
