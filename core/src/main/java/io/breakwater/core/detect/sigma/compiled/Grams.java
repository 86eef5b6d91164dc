package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.text.Words;

/**
 * How often four bytes stood side by side in the values of a field. A guess ({@link CommonText}) is right for text and
 * wrong for what else a house writes: of scripts in base64 it knows nothing. Counts are kept by hash and of long values
 * by a stretch of each: an estimate, on which speed depends and nothing else. Sixteen kilobytes; for one thread while it counts.
 */
final class Grams {
    /** Nothing was read. */
    static final Grams NONE = new Grams();

    private static final int MULTIPLIER = 0x9E3779B1;
    private static final int BITS = 12;
    /** Bytes that are to be read before counts are preferred to a guess. */
    private static final int ENOUGH = 1 << 16;

    /** Bytes behind which no more are counted. */
    private static final int ALL = 4 * ENOUGH;

    /** Bytes that are read of a value. */
    private static final int STRETCH = 256;

    private final int[] counts = new int[1 << BITS];
    private long bytes;

    /**
     * Reads a folded value, unless enough was read, and of a long one a stretch that stands for all of it; a word must be
     * readable behind its end.
     */
    void read(byte[] text, int start, int end) {
        int length = end - start;
        if (bytes > ALL) {
            return;
        }
        int from = length <= STRETCH ? start : start + (int) (bytes % (length - STRETCH));
        int weight = Math.max(1, length / STRETCH);
        for (int i = from; i <= Math.min(end, from + STRETCH) - GramIndex.GRAM; i++) {
            counts[place(Words.four(text, i))] += weight;
        }
        bytes += length;
    }

    /** What was read here and there. */
    static Grams sum(Grams one, Grams other) {
        Grams sum = new Grams();
        for (int i = 0; i < sum.counts.length; i++) {
            sum.counts[i] = one.counts[i] + other.counts[i];
        }
        sum.bytes = one.bytes + other.bytes;
        return sum;
    }

    private static int place(int gram) {
        return gram * MULTIPLIER >>> Integer.SIZE - BITS;
    }

    /** Whether too little was read for its counts to be preferred to a guess. */
    boolean isGuessing() {
        return bytes < ENOUGH;
    }

    /** How often the gram is met in {@link #ENOUGH} bytes; by a guess for as long as {@link #isGuessing}. */
    int occurrences(int gram) {
        return isGuessing() ? CommonText.occurrences(gram) : (int) ((long) counts[place(gram)] * ENOUGH / bytes);
    }
}
