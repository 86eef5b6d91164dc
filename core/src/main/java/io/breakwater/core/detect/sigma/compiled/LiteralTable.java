package io.breakwater.core.detect.sigma.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Literals by a number that is worked out from a few of their bytes: a hash table with open addressing, read only. */
final class LiteralTable {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final long[] keys;
    private final int[] first;
    private final int shift;
    private final int[] offsets;
    private final byte[][] literals;
    private final int[] signals;
    /** The first bytes of each literal in a word, which rule most of them out. */
    private final long[] words;

    private final long[] masks;

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
        keys = new long[1 << bits];
        first = new int[keys.length + 1];
        List<List<Entry>> byPlace = new ArrayList<>();
        for (int place = 0; place < keys.length; place++) {
            byPlace.add(List.of());
        }
        contents.byKey.forEach((key, entries) -> {
            int place = place(key);
            while (!byPlace.get(place).isEmpty()) {
                place = place + 1 & keys.length - 1;
            }
            keys[place] = key;
            byPlace.set(place, entries);
        });
        List<Entry> all = new ArrayList<>();
        for (int place = 0; place < keys.length; place++) {
            first[place] = all.size();
            all.addAll(byPlace.get(place));
        }
        first[keys.length] = all.size();
        offsets = all.stream().mapToInt(Entry::offset).toArray();
        literals = all.stream().map(entry -> entry.literal().bytes()).toArray(byte[][]::new);
        signals = all.stream().mapToInt(entry -> entry.literal().signal()).toArray();
        masks = Arrays.stream(literals)
                .mapToLong(literal -> Words.mask(literal.length))
                .toArray();
        words = Arrays.stream(literals)
                .mapToLong(literal -> Words.at(Arrays.copyOf(literal, literal.length + Words.BYTES), 0))
                .toArray();
        for (int entry = 0; entry < words.length; entry++) {
            words[entry] &= masks[entry];
        }
    }

    boolean isEmpty() {
        return literals.length == 0;
    }

    private int place(long key) {
        return (int) (key * MULTIPLIER >>> shift);
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
        int place = place(key);
        while (first[place] < first[place + 1]) {
            if (keys[place] == key) {
                for (int entry = first[place]; entry < first[place + 1]; entry++) {
                    int from = at - offsets[entry];
                    int to = from + literals[entry].length;
                    if (from >= start && to <= end && stands(entry, text, from, to)) {
                        out.signal(signals[entry]);
                    }
                }
                return;
            }
            place = place + 1 & keys.length - 1;
        }
    }

    /** As {@link #compare}, for literals that must be the whole value. */
    void compareWhole(long key, byte[] text, int start, int end, Signals out) {
        int place = place(key);
        while (first[place] < first[place + 1]) {
            if (keys[place] == key) {
                for (int entry = first[place]; entry < first[place + 1]; entry++) {
                    if (literals[entry].length == end - start && stands(entry, text, start, end)) {
                        out.signal(signals[entry]);
                    }
                }
                return;
            }
            place = place + 1 & keys.length - 1;
        }
    }

    private boolean stands(int entry, byte[] text, int from, int to) {
        return (Words.at(text, from) & masks[entry]) == words[entry]
                && (to - from <= Words.BYTES || Arrays.equals(text, from, to, literals[entry], 0, to - from));
    }

    /** Bytes that the arrays take. */
    long footprint() {
        long own = 8L * keys.length + 4L * first.length;
        for (byte[] literal : literals) {
            own += 48 + literal.length;
        }
        return own;
    }
}
