package io.breakwater.core.campaign;

import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Extensions that, by the victims whose product named the gang, one gang alone uses: such an extension names it at the
 * victims whose product did not. A product errs in some labels, so a few victims named otherwise do not count against it.
 */
final class OwnExtensions {
    private static final int ENOUGH = 3;
    private static final double ALONE = 0.9;

    private final Map<Trait, String> owners = new HashMap<>();

    OwnExtensions(SortedMap<String, Profile> named) {
        Map<Trait, Integer> all = new HashMap<>();
        named.values()
                .forEach(profile -> profile.traits().forEach((trait, count) -> all.merge(trait, count, Integer::sum)));
        named.forEach((gang, profile) -> profile.traits().forEach((trait, count) -> {
            if (trait.kind() == TraitKind.RANSOM_EXTENSION
                    && count >= ENOUGH
                    && count >= ALONE * all.getOrDefault(trait, 0)) {
                owners.put(trait, gang);
            }
        }));
    }

    /** The gang whose own extension these marks show; empty for none, or for those of several gangs. */
    Optional<String> owner(Marks marks) {
        if (owners.isEmpty()) {
            return Optional.empty();
        }
        String found = null;
        for (Trait trait : marks.evidence()) {
            String owner = owners.get(trait);
            if (owner != null && found != null && !owner.equals(found)) {
                return Optional.empty();
            }
            found = owner == null ? found : owner;
        }
        return Optional.ofNullable(found);
    }
}
