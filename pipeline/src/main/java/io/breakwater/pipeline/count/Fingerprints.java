package io.breakwater.pipeline.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** A set of 64-bit fingerprints with open addressing: nine times smaller than a set of boxed longs. */
final class Fingerprints {
    private static final int SMALLEST = 16;

    /** 0 marks a free slot; a fingerprint of 0 is kept as 1, which at worst counts one record in 2^63 too few. */
    private long[] slots = new long[SMALLEST];

    private int size;

    /** Returns whether it is new. */
    boolean add(long fingerprint) {
        long value = fingerprint == 0 ? 1 : fingerprint;
        if (2 * size >= slots.length) {
            grow();
        }
        int slot = find(value);
        if (slots[slot] == value) {
            return false;
        }
        slots[slot] = value;
        size++;
        return true;
    }

    boolean contains(long fingerprint) {
        long value = fingerprint == 0 ? 1 : fingerprint;
        return slots[find(value)] == value;
    }

    int size() {
        return size;
    }

    private int find(long value) {
        int mask = slots.length - 1;
        int slot = (int) value & mask;
        while (slots[slot] != 0 && slots[slot] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[2 * before.length];
        for (long value : before) {
            if (value != 0) {
                slots[find(value)] = value;
            }
        }
    }

    void write(DataOutput out) throws IOException {
        long[] values =
                Arrays.stream(slots).filter(value -> value != 0).sorted().toArray();
        out.writeInt(values.length);
        for (long value : values) {
            out.writeLong(value);
        }
    }

    static Fingerprints read(DataInput in) throws IOException {
        Fingerprints read = new Fingerprints();
        int values = in.readInt();
        for (int i = 0; i < values; i++) {
            read.add(in.readLong());
        }
        return read;
    }
}
