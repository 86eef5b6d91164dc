package io.breakwater.core.detect.sigma.compiled;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The field names that rules mention, numbered, and found by their bytes without making a text of them. */
public final class FieldNames {
    static final int UNKNOWN = -1;
    private static final int SEED = 0x9E3779B1;

    private final byte[][] names;
    private final String[] texts;
    private final int[] table;
    private final AtomicInteger numbered = new AtomicInteger();

    /** @param fields names without doubles */
    FieldNames(Collection<String> fields) {
        texts = fields.toArray(new String[0]);
        names = Arrays.stream(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        table = new int[Integer.highestOneBit(Math.max(8, names.length)) * 4];
        for (int id = 0; id < names.length; id++) {
            int at = place(hash(names[id], 0, names[id].length));
            while (table[at] != 0) {
                at = at + 1 & table.length - 1;
            }
            table[at] = id + 1;
        }
    }

    static int hash(byte[] bytes, int start, int end) {
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash;
    }

    private int place(int hash) {
        return hash * SEED >>> 7 & table.length - 1;
    }

    /** The number of the name at this place, or {@link #UNKNOWN}. */
    int find(byte[] bytes, int start, int end) {
        int at = place(hash(bytes, start, end));
        while (table[at] != 0) {
            byte[] name = names[table[at] - 1];
            if (Arrays.equals(name, 0, name.length, bytes, start, end)) {
                return table[at] - 1;
            }
            at = at + 1 & table.length - 1;
        }
        return UNKNOWN;
    }

    int find(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return find(bytes, 0, bytes.length);
    }

    /** Numbers that no other fields have, for the fields of a partition; returns the first. */
    int numberFields(int count) {
        return numbered.getAndAdd(count);
    }

    String text(int id) {
        return texts[id];
    }

    int count() {
        return names.length;
    }

    List<String> texts() {
        return List.of(texts);
    }
}
