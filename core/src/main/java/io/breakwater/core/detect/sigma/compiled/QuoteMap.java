package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.text.Words;

/**
 * Where the quotes of a record stand, a bit for each byte, worked out for the whole record before anything of it is read:
 * the end of a string is then one look away. (Langdale and Lemire, "Parsing gigabytes of JSON per second", VLDB Journal
 * 2019, do so with vectors.) The loops are such that the compiler makes vectors of them, so nothing in them depends on what
 * was found before, and the bits are gathered by shifts. For one thread.
 */
final class QuoteMap {
    static final int NONE = -1;
    private static final long QUOTES = Words.all('"');
    private static final long BACKSLASHES = Words.all('\\');
    private static final long LETTERS_U = Words.all('u');
    /** Words whose marks are worked out before they are packed; few enough for the processor's nearest cache. */
    private static final int BLOCK = 1024;
    /** Bytes of zeroes behind the bits, so that they can be read by the word. */
    private static final int MARGIN = 2 * Words.BYTES;

    private static final int USUAL = 2048;
    private static final int LARGEST_KEPT = 1 << 20;

    private final long[] marks = new long[BLOCK];
    private byte[] bits = new byte[USUAL];
    private int begin;
    private int end;
    private long seen;
    private long numbers;

    /** Reads what stands between the two places. */
    void read(byte[] json, int from, int to) {
        begin = from;
        end = to;
        seen = 0;
        numbers = 0;
        // each word is read together with the byte behind it
        int words = Math.max(0, to - from - 1) / Words.BYTES;
        reserve(words + MARGIN + 1);
        for (int word = 0; word < words; word += BLOCK) {
            int count = Math.min(BLOCK, words - word);
            mark(json, from + word * Words.BYTES, count);
            pack(word, count);
        }
        readRest(json, words);
    }

    private void reserve(int bytes) {
        if (bytes > bits.length || bits.length > LARGEST_KEPT) {
            bits = new byte[Math.max(USUAL, bytes)];
        }
    }

    private void mark(byte[] json, int from, int count) {
        long[] target = marks;
        long every = 0;
        long byNumber = 0;
        for (int i = 0; i < count; i++) {
            long word = Words.at(json, from + Words.BYTES * i);
            long next = Words.at(json, from + Words.BYTES * i + 1);
            target[i] = Words.gather(Words.allZeroes(word ^ QUOTES));
            every |= word;
            byNumber |= Words.zeroes(word ^ BACKSLASHES | next ^ LETTERS_U);
        }
        seen |= every;
        numbers |= byNumber;
    }

    private void pack(int at, int count) {
        long[] source = marks;
        byte[] target = bits;
        for (int i = 0; i < count; i++) {
            target[at + i] = (byte) source[i];
        }
    }

    /** The last few bytes, and the zeroes behind. */
    private void readRest(byte[] json, int words) {
        for (int i = words; i <= words + MARGIN; i++) {
            bits[i] = 0;
        }
        for (int i = begin + words * Words.BYTES; i < end; i++) {
            int place = i - begin;
            bits[place >>> 3] |= json[i] == '"' ? (byte) (1 << (place & 7)) : 0;
            seen |= json[i];
            numbers |= json[i] == 'u' && i > begin && json[i - 1] == '\\' ? 1 : 0;
        }
    }

    /** The first quote at a place of the record or behind it; {@link #NONE} when there is none. */
    int next(int from) {
        int place = from - begin;
        long found = Words.at(bits, place >>> 3) >>> (place & 7);
        return found != 0 ? from + Long.numberOfTrailingZeros(found) : nextBehind((place >>> 3) + Words.BYTES);
    }

    private int nextBehind(int start) {
        int last = end - begin >>> 3;
        for (int i = start; i <= last; i += Words.BYTES) {
            long found = Words.at(bits, i);
            if (found != 0) {
                return begin + Words.BYTES * i + Long.numberOfTrailingZeros(found);
            }
        }
        return NONE;
    }

    /** Whether there are bytes beyond ASCII. */
    boolean isBeyondAscii() {
        return (seen & Words.HIGH) != 0;
    }

    /** Whether characters may be written by their numbers: a {@code u} stands behind a backslash. */
    boolean mayHaveNumbers() {
        return numbers != 0;
    }
}
