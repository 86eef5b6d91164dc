package io.breakwater.core.campaign;

import java.util.Arrays;

/** The victims of one hour: their event times, in no order. */
final class Hour {
    private long[] times = new long[2];
    private int size;

    /** Whether {@link HourlyTable} has still to write it. */
    boolean unwritten;

    void add(long millis) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
        }
        times[size++] = millis;
    }

    void remove(long millis) {
        for (int index = 0; index < size; index++) {
            if (times[index] == millis) {
                times[index] = times[--size];
                return;
            }
        }
        throw new IllegalStateException("a victim is taken out that was never put in: " + millis);
    }

    int size() {
        return size;
    }

    /** The latest event time; there must be one. */
    long latest() {
        return Arrays.stream(times, 0, size).max().orElseThrow();
    }
}
