package io.breakwater.core.detect.sigma.correlation;

import java.util.Comparator;

/**
 * Where a match stands among the matches of its group. What is simultaneous stands in the order of the correlation's rules,
 * so that it is never out of order.
 *
 * @param atMillis event time
 * @param step which of the correlation's rules matched, counted from 0
 * @param key identity: the same match coming twice has the same
 */
record Place(long atMillis, int step, String key) implements Comparable<Place> {
    private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::atMillis)
            .thenComparingInt(Place::step)
            .thenComparing(Place::key);

    /** Before everything that happened at this time or later. */
    static Place before(long atMillis) {
        return new Place(atMillis, -1, "");
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
