package io.breakwater.core.detect.indicator;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * An immutable multimap from (space, bytes) to entry numbers, packed into five arrays: about 14 bytes an entry and the
 * bytes themselves.
 *
 * <p>A lookup computes a 64-bit hash, asks a filter (16 bits an entry, three of them in one word: one miss of the cache at
 * most, some 2 % of absent values pass), then an open-addressed table of entry numbers, and verifies each candidate
 * against its exact bytes: a collision costs time, never a false match.
 *
 * <p>The hash runs from the last byte to the first, so that all suffixes of a domain name cost one pass.
 */
final class ValueTable {
    private static final long PRIME = 0x9E3779B97F4A7C15L;
    private static final int BITS_PER_ENTRY = 16;

    private final byte[] arena;
    private final int[] ends;
    private final byte[] spaces;
    private final int[] slots;
    private final long[] filter;

    private ValueTable(byte[] arena, int[] ends, byte[] spaces) {
        this.arena = arena;
        this.ends = ends;
        this.spaces = spaces;
        this.slots = new int[powerOfTwo(2L * ends.length)];
        this.filter = new long[powerOfTwo((long) ends.length * BITS_PER_ENTRY / Long.SIZE)];
        for (int entry = 0; entry < ends.length; entry++) {
            place(entry);
        }
    }

    /** The hash of no bytes; {@link #push} adds bytes to it, last byte first. */
    static long empty() {
        return PRIME;
    }

    static long push(long state, byte value) {
        long mixed = (state ^ value & 0xff) * PRIME;
        return mixed ^ mixed >>> 29;
    }

    static long hash(byte[] bytes, int from, int to) {
        long state = empty();
        for (int i = to - 1; i >= from; i--) {
            state = push(state, bytes[i]);
        }
        return state;
    }

    int size() {
        return ends.length;
    }

    /** Tells every entry of {@code space} that holds exactly these bytes, whose hash is {@code state}. */
    void find(int space, byte[] bytes, int from, int to, long state, IntConsumer found) {
        long hash = finished(state, space);
        long bits = bits(hash);
        if ((filter[word(hash)] & bits) != bits) {
            return;
        }
        for (int slot = slot(hash); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            int entry = slots[slot] - 1;
            if (spaces[entry] == space && Arrays.equals(arena, begin(entry), ends[entry], bytes, from, to)) {
                found.accept(entry);
            }
        }
    }

    void find(int space, byte[] bytes, IntConsumer found) {
        find(space, bytes, 0, bytes.length, hash(bytes, 0, bytes.length), found);
    }

    byte[] value(int entry) {
        return Arrays.copyOfRange(arena, begin(entry), ends[entry]);
    }

    int space(int entry) {
        return spaces[entry];
    }

    /** Heap taken, in bytes, headers of five arrays not counted. */
    long heapBytes() {
        return arena.length + 4L * ends.length + spaces.length + 4L * slots.length + 8L * filter.length;
    }

    private int begin(int entry) {
        return entry == 0 ? 0 : ends[entry - 1];
    }

    private void place(int entry) {
        long hash = finished(hash(arena, begin(entry), ends[entry]), spaces[entry]);
        filter[word(hash)] |= bits(hash);
        int slot = slot(hash);
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = entry + 1;
    }

    private static long finished(long state, int space) {
        long hash = (state ^ space * PRIME) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
        return hash ^ hash >>> 31;
    }

    private int slot(long hash) {
        return (int) hash & slots.length - 1;
    }

    private int word(long hash) {
        return (int) (hash >>> 32) & filter.length - 1;
    }

    private static long bits(long hash) {
        return 1L << (hash >>> 58) | 1L << (hash >>> 52) | 1L << (hash >>> 26);
    }

    private static int powerOfTwo(long atLeast) {
        return Math.toIntExact(Math.max(1, Long.highestOneBit(Math.max(1, atLeast - 1)) << 1));
    }

    /** Collects entries; entry numbers are given in the order of adding. For one thread. */
    static final class Builder {
        private byte[] arena = new byte[1024];
        private int[] ends = new int[64];
        private byte[] spaces = new byte[64];
        private int size;
        private int used;

        int add(int space, byte[] value) {
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, grown(size));
                spaces = Arrays.copyOf(spaces, ends.length);
            }
            if (used + value.length > arena.length) {
                arena = Arrays.copyOf(arena, grown(used + value.length));
            }
            System.arraycopy(value, 0, arena, used, value.length);
            used += value.length;
            ends[size] = used;
            spaces[size] = (byte) space;
            return size++;
        }

        ValueTable build() {
            return new ValueTable(Arrays.copyOf(arena, used), Arrays.copyOf(ends, size), Arrays.copyOf(spaces, size));
        }

        private static int grown(int size) {
            return Math.toIntExact(Math.min(Integer.MAX_VALUE - 8L, size + (size >> 1) + 64L));
        }
    }
}
