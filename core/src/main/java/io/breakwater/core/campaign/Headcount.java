package io.breakwater.core.campaign;

import java.util.Arrays;
import java.util.BitSet;

/**
 * How many victims of how many tenants stand in one cell of a table. Tenants are small numbers. There are cells of all
 * sizes and many of them: the counts per tenant lie in an open hash table, and once that would be as long as the tenants
 * are many, in a plain row with a place for each.
 */
final class Headcount {
    private static final int FREE = -1;
    private static final int[] IN_A_ROW = {};

    private int victims;
    private int tenants;
    private int used;
    private int[] keys = new int[] {FREE, FREE};
    private int[] counts = new int[2];

    /** @param times victims to add; negative takes them away */
    void add(int tenant, int times) {
        victims += times;
        int slot = keys == IN_A_ROW ? place(tenant) : entry(tenant);
        int before = counts[slot];
        counts[slot] = before + times;
        if (counts[slot] < 0) {
            throw new IllegalStateException("more victims of a tenant are taken out than were put in");
        }
        tenants += Integer.signum(counts[slot]) - Integer.signum(before);
        if (keys != IN_A_ROW && used * 4 > keys.length * 3) {
            grow();
        }
    }

    private int place(int tenant) {
        if (tenant >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(tenant + 1, counts.length * 2));
        }
        return tenant;
    }

    private int entry(int tenant) {
        int slot = slot(tenant);
        if (keys[slot] == FREE) {
            keys[slot] = tenant;
            used++;
        }
        return slot;
    }

    private int slot(int tenant) {
        int mask = keys.length - 1;
        int slot = (tenant * 0x9E3779B9 >>> 7) & mask;
        while (keys[slot] != FREE && keys[slot] != tenant) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldCounts = counts;
        int most = Arrays.stream(oldKeys).max().orElse(0);
        if (most < oldKeys.length * 2) {
            lineUp(most);
            return;
        }
        keys = new int[oldKeys.length * 2];
        counts = new int[oldKeys.length * 2];
        Arrays.fill(keys, FREE);
        used = 0;
        for (int index = 0; index < oldKeys.length; index++) {
            if (oldKeys[index] != FREE && oldCounts[index] > 0) {
                int slot = slot(oldKeys[index]);
                keys[slot] = oldKeys[index];
                counts[slot] = oldCounts[index];
                used++;
            }
        }
    }

    private void lineUp(int most) {
        int[] row = new int[most + 1];
        for (int index = 0; index < keys.length; index++) {
            if (keys[index] != FREE) {
                row[keys[index]] = counts[index];
            }
        }
        keys = IN_A_ROW;
        counts = row;
        used = 0;
    }

    int victims() {
        return victims;
    }

    int tenants() {
        return tenants;
    }

    /** Marks the tenants counted here. */
    void mark(BitSet into) {
        for (int index = 0; index < counts.length; index++) {
            if (counts[index] > 0) {
                into.set(keys == IN_A_ROW ? index : keys[index]);
            }
        }
    }
}
