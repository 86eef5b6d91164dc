package io.breakwater.core.connector.mapping;

import com.google.re2j.Pattern;
import io.breakwater.core.connector.Sample;
import java.util.List;
import java.util.Optional;

/**
 * How a product's records are told from others.
 *
 * @param pattern must be found in the first line
 * @param keys dotted JSON keys that must all be there
 * @param anyKey one of these, too; none: no such wish
 * @param certainty what to answer when all of it is so
 */
record Recognition(Optional<Pattern> pattern, List<String> keys, List<String> anyKey, int certainty) {
    Recognition {
        keys = List.copyOf(keys);
        anyKey = List.copyOf(anyKey);
    }

    int of(Sample sample) {
        boolean fits = (pattern.isPresent() || !keys.isEmpty() || !anyKey.isEmpty())
                && pattern.map(wanted -> wanted.matcher(sample.firstLine()).find())
                        .orElse(true)
                && (keys.isEmpty() || sample.jsonKeys().containsAll(keys))
                && (anyKey.isEmpty() || anyKey.stream().anyMatch(sample.jsonKeys()::contains));
        return fits ? certainty : 0;
    }
}
