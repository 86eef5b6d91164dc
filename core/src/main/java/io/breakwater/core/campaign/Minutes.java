package io.breakwater.core.campaign;

import java.util.Arrays;

/** Spans of whole minutes, growing and shrinking, with their median. Spans beyond {@link #LONGEST} count as that long. */
final class Minutes {
    /** 45 days. */
    static final int LONGEST = 45 * 24 * 60;

    private int[] counts = new int[64];
    private int total;

    void add(long minutes, int times) {
        int index = (int) Math.clamp(minutes, 0, LONGEST);
        if (index >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(index + 1, counts.length * 2));
        }
        counts[index] += times;
        total += times;
    }

    /** The lower median; 0 when there are none. */
    long median() {
        int half = (total + 1) / 2;
        int seen = 0;
        for (int minutes = 0; minutes < counts.length; minutes++) {
            seen += counts[minutes];
            if (seen >= half) {
                return minutes;
            }
        }
        throw new IllegalStateException("a median beyond the last value");
    }
}
