package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Literals by a number that is worked out from a few of their bytes: a hash table with open addressing, read only. What is
 * compared of a literal stands in one row, its ends before its middle: text that means harm has the beginnings of literals
 * without their ends.
 */
final class LiteralTable {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    /** Longs of a place: its key, and between which entries its literals stand. */
    private static final int PLACE = 2;
    /** Longs of an entry: the literal's first bytes in a word, which of them count, its last word, offset and length. */
    private static final int ENTRY = 4;

    private final long[] places;
    private final int shift;
    private final long[] entries;
    private final byte[][] literals;
    private final int[] signals;

    /** @param offset from the beginning of the literal to the place that its key is found at */
    private record Entry(Literal literal, int offset) {}

    /** What a table is to hold. */
    static final class Contents {
        private final Map<Long, List<Entry>> byKey = new LinkedHashMap<>();

        void add(long key, Literal literal, int offset) {
            byKey.computeIfAbsent(key, fresh -> new ArrayList<>(1)).add(new Entry(literal, offset));
        }

        /** How many literals have the key. */
        int crowd(long key) {
            return byKey.getOrDefault(key, List.of()).size();
        }

        int keys() {
            return byKey.size();
        }

        boolean isEmpty() {
            return byKey.isEmpty();
        }
    }

    LiteralTable(Contents contents) {
        int bits = 64 - Long.numberOfLeadingZeros(2L * contents.keys() + 1);
        shift = 64 - bits;
        places = new long[PLACE << bits];
        List<Entry> all = new ArrayList<>();
        contents.byKey.forEach((key, sharing) -> {
            int place = place(key);
            while (places[place + 1] != 0) {
                place = behind(place);
            }
            places[place] = key;
            places[place + 1] = pair(all.size(), all.size() + sharing.size());
            all.addAll(sharing);
        });
        literals = all.stream().map(entry -> entry.literal().bytes()).toArray(byte[][]::new);
        signals = all.stream().mapToInt(entry -> entry.literal().signal()).toArray();
        entries = new long[ENTRY * literals.length];
        for (int i = 0; i < literals.length; i++) {
            byte[] literal = literals[i];
            long mask = Words.mask(literal.length);
            entries[ENTRY * i] = Words.at(Arrays.copyOf(literal, literal.length + Words.BYTES), 0) & mask;
            entries[ENTRY * i + 1] = mask;
            entries[ENTRY * i + 2] = Words.at(
                    literal.length < Words.BYTES ? new byte[Words.BYTES] : literal,
                    Math.max(0, literal.length - Words.BYTES));
            entries[ENTRY * i + 3] = pair(all.get(i).offset(), literal.length);
        }
    }

    private static long pair(int high, int low) {
        return (long) high << Integer.SIZE | low;
    }

    boolean isEmpty() {
        return literals.length == 0;
    }

    /** How many entries there are. */
    int size() {
        return literals.length;
    }

    private int place(long key) {
        return (int) (key * MULTIPLIER >>> shift) * PLACE;
    }

    private int behind(int place) {
        return place + PLACE & places.length - 1;
    }

    /** Between which entries the literals of a key stand; 0 when it has none. */
    private long range(long key) {
        int place = place(key);
        while (places[place + 1] != 0 && places[place] != key) {
            place = behind(place);
        }
        return places[place + 1];
    }

    /**
     * Compares the literals of a key with the text and tells of those that stand there. A word must be readable behind
     * the text's end.
     *
     * @param at the place that the key was found at
     * @param start where the value begins
     * @param end where it ends
     */
    void compare(long key, byte[] text, int at, int start, int end, Signals out) {
        long range = range(key);
        for (int entry = (int) (range >>> Integer.SIZE); entry < (int) range; entry++) {
            long extent = entries[ENTRY * entry + 3];
            int from = at - (int) (extent >>> Integer.SIZE);
            int to = from + (int) extent;
            if (from >= start && to <= end && stands(entry, text, from, to)) {
                out.signal(signals[entry]);
            }
        }
    }

    /** As {@link #compare}, for literals that must be the whole value. */
    void compareWhole(long key, byte[] text, int start, int end, Signals out) {
        long range = range(key);
        for (int entry = (int) (range >>> Integer.SIZE); entry < (int) range; entry++) {
            if ((int) entries[ENTRY * entry + 3] == end - start && stands(entry, text, start, end)) {
                out.signal(signals[entry]);
            }
        }
    }

    private boolean stands(int entry, byte[] text, int from, int to) {
        int at = ENTRY * entry;
        int length = to - from;
        if (((Words.at(text, from) ^ entries[at]) & entries[at + 1]) != 0) {
            return false;
        }
        return length <= Words.BYTES
                || Words.at(text, to - Words.BYTES) == entries[at + 2]
                        && (length <= 2 * Words.BYTES || Arrays.equals(text, from, to, literals[entry], 0, length));
    }

    /** Bytes that the arrays take. */
    long footprint() {
        long own = 8L * places.length + 8L * entries.length;
        for (byte[] literal : literals) {
            own += 28 + literal.length;
        }
        return own;
    }
}
