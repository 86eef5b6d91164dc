package io.breakwater.server.console;

import java.util.Locale;

/** Where bars of counts stand in a picture, and how high they are. */
final class BarScale {
    /** Of the highest bar. */
    static final int HEIGHT = 100;

    private BarScale() {}

    /** Height of a bar; what is there at all is seen. */
    static int height(long count, long peak) {
        return count == 0 ? 0 : (int) Math.max(1, HEIGHT * count / peak);
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.3f%%", value);
    }
}
