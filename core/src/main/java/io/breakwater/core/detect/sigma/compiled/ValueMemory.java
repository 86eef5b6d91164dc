package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the values of fields led to that were seen last: the image, the user or the parent's command line of one
 * record stand in the next ones too. Values are known by the bytes of the record, which are compared as a whole, so that
 * what is remembered is what would be found again. For one thread.
 *
 * <p>Short and long values have {@link ValuePlaces} of their own, which bounds what is kept to about four megabytes.
 */
final class ValueMemory {
    private static final int LONGEST_SHORT = 256;
    private static final int LONGEST = 1 << 14;
    private static final int SHORT_BITS = 12;
    private static final int LONG_BITS = 7;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final ValuePlaces<KnownBytes> shortOnes =
            new ValuePlaces<>(new KnownBytes[1 << SHORT_BITS], KnownBytes::new);
    private final ValuePlaces<KnownBytes> longOnes = new ValuePlaces<>(new KnownBytes[1 << LONG_BITS], KnownBytes::new);

    /**
     * What is known of a value; nothing yet when it is new. Null when the value is not to be remembered.
     *
     * @param field the number of the partition's field ({@link Partition})
     */
    @Nullable
    KnownValue recall(int field, byte[] json, int start, int end) {
        int length = end - start;
        if (length > LONGEST) {
            return null;
        }
        long hash = hash(json, start, end) + field * MULTIPLIER;
        hash = (hash ^ hash >>> 32) * MULTIPLIER;
        ValuePlaces<KnownBytes> places = length <= LONGEST_SHORT ? shortOnes : longOnes;
        int first = places.first(hash);
        for (int place = first; place < first + ValuePlaces.NEIGHBOURS; place++) {
            KnownBytes known = places.at(place, hash);
            if (known != null && known.is(field, json, start, end)) {
                return known;
            }
        }
        KnownBytes fresh = places.take(hash);
        if (fresh != null) {
            fresh.begin(field, json, start, end);
        }
        return fresh;
    }

    /** Two words at a time, so that one multiplication need not wait for the other. */
    static long hash(byte[] json, int start, int end) {
        long even = end - start;
        long odd = 0;
        int i = start;
        int lastPair = Math.min(end, json.length) - 2 * Words.BYTES;
        while (i <= lastPair) {
            even = (even ^ Words.at(json, i)) * MULTIPLIER;
            odd = (odd ^ Words.at(json, i + Words.BYTES)) * MULTIPLIER;
            even ^= even >>> 29;
            odd ^= odd >>> 29;
            i += 2 * Words.BYTES;
        }
        if (i + Words.BYTES <= end) {
            even = (even ^ Words.at(json, i)) * MULTIPLIER;
            even ^= even >>> 29;
            i += Words.BYTES;
        }
        long rest = 0;
        if (i + Words.BYTES <= json.length) {
            rest = Words.at(json, i) & Words.mask(end - i);
        } else {
            for (int shift = 0; i < end; shift += Byte.SIZE) {
                rest |= (json[i++] & 0xffL) << shift;
            }
        }
        return (even ^ odd >>> 1 ^ rest) * MULTIPLIER;
    }
}
