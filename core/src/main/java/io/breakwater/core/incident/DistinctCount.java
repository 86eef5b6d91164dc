package io.breakwater.core.incident;

import io.breakwater.core.model.DetectionId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many different detections a group holds: a function of the set, so that a detection that comes twice counts once.
 * Exact up to {@link #EXACT}; beyond that a HyperLogLog of 4096 registers (Flajolet et al. 2007, standard error 1.6 %),
 * which keeps the memory of one group under 64 KiB however long a flood lasts.
 */
final class DistinctCount {
    static final int EXACT = 4096;
    private static final int PRECISION = 12;
    private static final int REGISTERS = 1 << PRECISION;
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

    /** Open addressing; 0 marks a free slot. */
    private long[] seen;

    private int size;
    private byte @Nullable [] registers;

    DistinctCount() {
        seen = new long[4];
    }

    /** Continues from what {@link #seen()} and {@link #registers()} gave. */
    DistinctCount(long[] hashes, byte @Nullable [] registers) {
        this();
        for (long hash : hashes) {
            insert(hash);
        }
        this.registers = registers;
    }

    static long hash(DetectionId id) {
        String text = id.value();
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
        hash = (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }

    void add(long hash) {
        byte[] sketch = registers;
        if (sketch != null) {
            sketch(sketch, hash);
        } else {
            insert(hash);
            if (size > EXACT) {
                spill();
            }
        }
    }

    /** False beyond {@link #EXACT}, where the sketch no longer tells. */
    boolean holds(long hash) {
        return seen[slot(seen, hash)] == hash;
    }

    long count() {
        byte[] sketch = registers;
        return sketch == null ? size : estimate(sketch);
    }

    long[] seen() {
        return Arrays.stream(seen).filter(hash -> hash != 0).sorted().toArray();
    }

    byte @Nullable [] registers() {
        return registers;
    }

    private void insert(long hash) {
        int slot = slot(seen, hash);
        if (seen[slot] == 0) {
            seen[slot] = hash;
            size++;
            if (size * 2 > seen.length) {
                grow();
            }
        }
    }

    private static int slot(long[] table, long hash) {
        int slot = (int) hash & table.length - 1;
        while (table[slot] != 0 && table[slot] != hash) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] larger = new long[seen.length * 2];
        for (long hash : seen) {
            if (hash != 0) {
                larger[slot(larger, hash)] = hash;
            }
        }
        seen = larger;
    }

    private void spill() {
        byte[] sketch = new byte[REGISTERS];
        for (long hash : seen) {
            if (hash != 0) {
                sketch(sketch, hash);
            }
        }
        registers = sketch;
        seen = new long[4];
        size = 0;
    }

    private static void sketch(byte[] sketch, long hash) {
        int register = (int) (hash >>> Long.SIZE - PRECISION);
        byte rank = (byte) (Long.numberOfLeadingZeros(hash << PRECISION | 1L << PRECISION - 1) + 1);
        if (sketch[register] < rank) {
            sketch[register] = rank;
        }
    }

    private static long estimate(byte[] sketch) {
        double sum = 0;
        int empty = 0;
        for (byte rank : sketch) {
            sum += Math.scalb(1.0, -rank);
            empty += rank == 0 ? 1 : 0;
        }
        double raw = ALPHA * REGISTERS * REGISTERS / sum;
        // Linear counting where the paper asks for it.
        boolean sparse = raw <= 2.5 * REGISTERS && empty > 0;
        double estimate = sparse ? REGISTERS * Math.log((double) REGISTERS / empty) : raw;
        return Math.max(EXACT + 1L, Math.round(estimate));
    }
}
