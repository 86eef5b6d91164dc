package io.breakwater.core.campaign;

import io.breakwater.core.model.Stage;

/**
 * In which classes a victim falls by the pace of its attack: one for the time from the first to the last stage, in
 * doublings, and one for whether the stages were reached in their usual order. A victim of whom one stage is known, or
 * whose stages have all one time, has none.
 */
final class Pace {
    /** Each kind of class begins where the one before ends. */
    static final int[] BEGINS = {0, 8, 10};

    static final int CLASSES = 10;

    private static final Stage[] STAGES = Stage.values();
    private static final int LENGTHS = 8;

    /** Doublings of a minute that the first class of lengths covers: all below 16 minutes. */
    private static final int SHORTEST = 3;

    private static final long MILLIS_PER_MINUTE = 60_000;

    private Pace() {}

    /** Adds a victim's classes to {@code counts}; a negative {@code times} takes them away. */
    static void count(Case victim, int[] counts, int times) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        boolean inOrder = true;
        for (Stage stage : STAGES) {
            long at = victim.reached(stage);
            if (at != Case.NOT_REACHED) {
                inOrder &= at >= last;
                first = Math.min(first, at);
                last = Math.max(last, at);
            }
        }
        if (last > first) {
            counts[length(last - first)] += times;
            counts[LENGTHS + (inOrder ? 0 : 1)] += times;
        }
    }

    private static int length(long millis) {
        long minutes = Math.max(1, millis / MILLIS_PER_MINUTE);
        int doublings = Long.SIZE - 1 - Long.numberOfLeadingZeros(minutes);
        return Math.clamp(doublings - SHORTEST, 0, LENGTHS - 1);
    }
}
