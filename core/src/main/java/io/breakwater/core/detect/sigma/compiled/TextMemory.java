package io.breakwater.core.detect.sigma.compiled;

import org.jspecify.annotations.Nullable;

/**
 * What {@link ValueMemory} is to JSON records, for events whose values are texts already: remembers what the values of
 * fields led to that were seen last. Texts are kept, not copied: about four megabytes at most, twice as much where they go beyond Latin-1. For one thread.
 */
final class TextMemory {
    private static final int LONGEST_SHORT = 256;
    private static final int LONGEST = 1 << 14;
    private static final int SHORT_BITS = 12;
    private static final int LONG_BITS = 7;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final ValuePlaces<KnownText> shortOnes = new ValuePlaces<>(new KnownText[1 << SHORT_BITS], KnownText::new);
    private final ValuePlaces<KnownText> longOnes = new ValuePlaces<>(new KnownText[1 << LONG_BITS], KnownText::new);

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
        ValuePlaces<KnownText> places = length <= LONGEST_SHORT ? shortOnes : longOnes;
        int first = places.first(hash);
        for (int place = first; place < first + ValuePlaces.NEIGHBOURS; place++) {
            KnownText known = places.at(place, hash);
            if (known != null && known.is(field, text)) {
                return known;
            }
        }
        KnownText fresh = places.take(hash);
        if (fresh != null) {
            fresh.begin(field, text);
        }
        return fresh;
    }
}
