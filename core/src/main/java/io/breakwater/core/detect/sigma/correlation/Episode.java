package io.breakwater.core.detect.sigma.correlation;

import java.util.List;

/**
 * A stretch of time in which a correlation's condition came true.
 *
 * @param occurrences in their order, never empty
 * @param end place of the last match that it used up: the search goes on behind it
 * @param reachMillis up to here, included, a match that comes late may change it
 */
record Episode(List<Occurrence> occurrences, Place end, long reachMillis) {
    Episode {
        occurrences = List.copyOf(occurrences);
    }

    long toMillis() {
        return occurrences.getLast().atMillis();
    }
}
