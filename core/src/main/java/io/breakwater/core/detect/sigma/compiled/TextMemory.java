package io.breakwater.core.detect.sigma.compiled;

import org.jspecify.annotations.Nullable;

/**
 * What {@link ValueMemory} is to JSON records, for events whose values are texts already: remembers what the values of
 * fields led to that were seen last. A value has one place, and who was met again is spared once, as there. Texts are kept,
 * not copied: about four megabytes at most, twice as much where they go beyond Latin-1. For one thread.
 */
final class TextMemory {
    private static final int LONGEST_SHORT = 256;
    private static final int LONGEST = 1 << 14;
    private static final int SHORT_BITS = 12;
    private static final int LONG_BITS = 7;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final @Nullable KnownText[] shortOnes = new KnownText[1 << SHORT_BITS];
    private final @Nullable KnownText[] longOnes = new KnownText[1 << LONG_BITS];

    /**
     * What is known of a value; nothing yet when it is new. Null when the value is not to be remembered.
     *
     * @param field the number of the partition's field ({@link Partition})
     */
    @Nullable
    KnownValue recall(int field, String text) {
        int length = text.length();
        if (length > LONGEST) {
            return null;
        }
        long hash = (text.hashCode() ^ (long) field << Integer.SIZE) * MULTIPLIER;
        hash = (hash ^ hash >>> 32) * MULTIPLIER;
        boolean isShort = length <= LONGEST_SHORT;
        @Nullable KnownText[] places = isShort ? shortOnes : longOnes;
        int place = (int) (hash >>> (isShort ? Long.SIZE - SHORT_BITS : Long.SIZE - LONG_BITS));
        KnownText known = places[place];
        if (known == null) {
            known = new KnownText();
            places[place] = known;
        } else if (known.is(field, text)) {
            return known;
        } else if (known.isSpared()) {
            return null;
        }
        known.begin(field, text);
        return known;
    }
}
