package io.breakwater.core.detect.sigma.compiled;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a memory keeps what is known of values. A value may stand at one of a few neighbouring places, told by its hash.
 * One that comes new takes the place of one that was not met again since it came there or was last spared: values that
 * never come back do not push out those that do. For one thread.
 *
 * @param <K> how values are known
 */
final class ValuePlaces<K extends KnownValue> {
    /** Places of a value, from the {@link #first} on. */
    static final int NEIGHBOURS = 4;

    private final @Nullable K[] places;
    private final Supplier<K> maker;
    /** The lower half of the hash of what stands at each place: neighbours are told apart without a look at them. */
    private final int[] tags;

    private final int shift;

    /**
     * @param places a power of two of them, all empty
     * @param maker of places' contents
     */
    ValuePlaces(@Nullable K[] places, Supplier<K> maker) {
        this.places = places;
        this.maker = maker;
        this.tags = new int[places.length];
        this.shift = Long.SIZE - Integer.numberOfTrailingZeros(places.length);
    }

    /** The first place of a value. */
    int first(long hash) {
        return (int) (hash >>> shift) & -NEIGHBOURS;
    }

    /** What stands at a place, if it may be the value of this hash; null otherwise. */
    @Nullable
    K at(int place, long hash) {
        return tags[place] == (int) hash ? places[place] : null;
    }

    /** What the value of this hash, which stands nowhere, is to be known by; null when all its places are spared. */
    @Nullable
    K take(long hash) {
        int first = first(hash);
        for (int place = first; place < first + NEIGHBOURS; place++) {
            if (places[place] == null) {
                K fresh = maker.get();
                places[place] = fresh;
                tags[place] = (int) hash;
                return fresh;
            }
        }
        for (int place = first; place < first + NEIGHBOURS; place++) {
            K known = places[place];
            if (known != null && !known.isSpared()) {
                tags[place] = (int) hash;
                return known;
            }
        }
        return null;
    }
}
