package io.breakwater.core.campaign;

import io.breakwater.core.model.Trait;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;

/** Which traits hang together because they were seen together: a forest of disjoint sets, the least trait its root. */
final class Components {
    private final Map<Trait, Trait> parents = new HashMap<>();

    void join(SortedSet<Trait> together) {
        for (Trait trait : together) {
            Trait one = root(trait);
            Trait other = root(together.first());
            if (one.compareTo(other) < 0) {
                parents.put(other, one);
            } else if (one.compareTo(other) > 0) {
                parents.put(one, other);
            }
        }
    }

    Trait root(Trait trait) {
        Trait at = trait;
        for (Trait parent = parents.get(at); parent != null; parent = parents.get(at)) {
            at = parent;
        }
        return at;
    }
}
