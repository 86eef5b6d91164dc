package io.breakwater.core.detect.sigma.compiled;

import java.util.Arrays;

/**
 * What was found in a value, each {@link Literal#signal} once. A class that nobody extends: whoever searches tells it without
 * a call that only the running program can resolve, and whoever wants to know reads it afterwards. For one thread, used
 * again and again.
 */
final class Signals {
    private int[] list = new int[64];
    private int count;
    /** A bit for each signal that is in the list. */
    private long[] marks = new long[64];

    /** A literal was found. */
    void signal(int signal) {
        int word = signal >>> 6;
        if (word >= marks.length) {
            marks = Arrays.copyOf(marks, Math.max(2 * marks.length, word + 1));
        }
        long bit = 1L << signal;
        if ((marks[word] & bit) != 0) {
            return;
        }
        marks[word] |= bit;
        if (count == list.length) {
            list = Arrays.copyOf(list, 2 * count);
        }
        list[count++] = signal;
    }

    int count() {
        return count;
    }

    int at(int index) {
        return list[index];
    }

    /** The list, as long as it may be; those behind {@link #count} mean nothing. */
    int[] list() {
        return list;
    }

    void clear() {
        for (int i = 0; i < count; i++) {
            marks[list[i] >>> 6] = 0;
        }
        count = 0;
    }
}
