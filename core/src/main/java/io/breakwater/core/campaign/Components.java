package io.breakwater.core.campaign;

import io.breakwater.core.model.Trait;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which traits hang together because they were seen together: a forest of disjoint sets, the least trait its root. */
final class Components {
    private final Map<Trait, Trait> parents = new HashMap<>();

    void join(List<Trait> together) {
        for (Trait trait : together) {
            Trait one = root(trait);
            Trait other = root(together.getFirst());
            if (one.compareTo(other) < 0) {
                parents.put(other, one);
            } else if (one.compareTo(other) > 0) {
                parents.put(one, other);
            }
        }
    }

    /** The least trait of those that hang together with this one. Shortens the way there for whoever asks next. */
    Trait root(Trait trait) {
        Trait at = trait;
        for (Trait parent = parents.get(at); parent != null; parent = parents.get(at)) {
            Trait above = parents.get(parent);
            if (above != null) {
                parents.put(at, above);
            }
            at = parent;
        }
        return at;
    }
}
