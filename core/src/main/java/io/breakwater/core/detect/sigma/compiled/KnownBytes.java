package io.breakwater.core.detect.sigma.compiled;

import java.util.Arrays;

/** A value that is known by its bytes in a record ({@link ValueMemory}). */
final class KnownBytes extends KnownValue {
    private int field;
    private byte[] bytes = new byte[0];
    private int length;

    /** Becomes another value, of which nothing is known. */
    void begin(int ofField, byte[] json, int start, int end) {
        forget();
        field = ofField;
        length = end - start;
        if (length > bytes.length) {
            bytes = new byte[length];
        }
        System.arraycopy(json, start, bytes, 0, length);
    }

    /** Whether it is this value of this field; notes that it was met again. */
    boolean is(int ofField, byte[] json, int start, int end) {
        boolean same = field == ofField && Arrays.equals(bytes, 0, length, json, start, end);
        if (same) {
            meet();
        }
        return same;
    }
}
