package io.breakwater.core.detect.sigma.correlation;

import java.util.List;

/**
 * A stretch of time in which a correlation's condition came true.
 *
 * @param occurrences in order of time, never empty
 */
record Episode(List<Occurrence> occurrences) {
    Episode {
        occurrences = List.copyOf(occurrences);
    }

    long fromMillis() {
        return occurrences.get(0).atMillis();
    }

    long toMillis() {
        return occurrences.get(occurrences.size() - 1).atMillis();
    }
}
