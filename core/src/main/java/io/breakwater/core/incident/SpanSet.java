package io.breakwater.core.incident;

import java.util.Arrays;

/**
 * Numbers of spans of the clock, as bits: 64 spans in eight bytes. At a span of ten minutes a month takes 540 bytes at
 * most, however often the rule fired.
 */
final class SpanSet {
    private long base;
    private long[] words;

    SpanSet() {
        words = new long[0];
    }

    SpanSet(long base, long[] words) {
        this.base = base;
        this.words = words;
    }

    long base() {
        return base;
    }

    long[] words() {
        return words;
    }

    /** True when the span was not in the set. */
    boolean add(long span) {
        long block = Math.floorDiv(span, Long.SIZE);
        reach(block);
        int word = Math.toIntExact(block - base);
        long bit = 1L << Math.floorMod(span, Long.SIZE);
        boolean added = (words[word] & bit) == 0;
        words[word] |= bit;
        return added;
    }

    /** True when the span was in the set. */
    boolean remove(long span) {
        long block = Math.floorDiv(span, Long.SIZE);
        if (block < base || block >= base + words.length) {
            return false;
        }
        int word = Math.toIntExact(block - base);
        long bit = 1L << Math.floorMod(span, Long.SIZE);
        boolean present = (words[word] & bit) != 0;
        words[word] &= ~bit;
        return present;
    }

    private void reach(long block) {
        if (words.length == 0) {
            base = block;
            words = new long[1];
        } else if (block < base) {
            long[] wider = new long[Math.toIntExact(words.length + base - block)];
            System.arraycopy(words, 0, wider, wider.length - words.length, words.length);
            words = wider;
            base = block;
        } else if (block >= base + words.length) {
            words = Arrays.copyOf(words, Math.toIntExact(block - base + 1));
        }
    }

    /** How many spans from {@code from}, included, to {@code to}, excluded, are in the set. */
    int count(long from, long to) {
        return countGrouped(from, to, 1);
    }

    /** How many groups of {@code size} spans have one of theirs in the set, from {@code from} to before {@code to}. */
    int countGrouped(long from, long to, int size) {
        int count = 0;
        long counted = Long.MIN_VALUE;
        for (long span = next(from); span < to; span = next(span + 1)) {
            long group = Math.floorDiv(span, size);
            count += group == counted ? 0 : 1;
            counted = group;
        }
        return count;
    }

    /** The first span in the set from {@code from} on; {@link Long#MAX_VALUE} when there is none. */
    private long next(long from) {
        long block = Math.max(Math.floorDiv(from, Long.SIZE), base);
        while (block < base + words.length) {
            long word = words[(int) (block - base)];
            if (block == Math.floorDiv(from, Long.SIZE)) {
                word &= -1L << Math.floorMod(from, Long.SIZE);
            }
            if (word != 0) {
                return block * Long.SIZE + Long.numberOfTrailingZeros(word);
            }
            block++;
        }
        return Long.MAX_VALUE;
    }

    /** Lets go of what is before {@code span}; true when nothing is left. */
    boolean forgetBefore(long span) {
        long first = Math.floorDiv(span, Long.SIZE);
        if (first > base && words.length > 0) {
            int gone = (int) Math.min(first - base, words.length);
            words = Arrays.copyOfRange(words, gone, words.length);
            base += gone;
        }
        return words.length == 0;
    }
}
