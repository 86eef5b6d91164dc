package io.breakwater.core.detect.indicator;

/** A domain name and the names above it, with the hash of each, in one pass from its end. */
final class Suffixes {
    private static final int MOST_LABELS = 12;

    private Suffixes() {}

    /** Receives one suffix: where it begins, and its {@link ValueTable} hash state. */
    interface Visitor {
        void suffix(int from, long state);
    }

    /** Visits {@code com}, {@code example.com}, {@code www.example.com}; of very deep names the lowest are left out. */
    static void each(byte[] name, Visitor visitor) {
        long state = ValueTable.empty();
        int labels = 0;
        for (int i = name.length - 1; i >= 0 && labels < MOST_LABELS; i--) {
            if (name[i] == '.') {
                visitor.suffix(i + 1, state);
                labels++;
            }
            state = ValueTable.push(state, name[i]);
        }
        if (labels < MOST_LABELS) {
            visitor.suffix(0, state);
        }
    }
}
