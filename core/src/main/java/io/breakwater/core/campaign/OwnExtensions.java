package io.breakwater.core.campaign;

import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Extensions that, by the victims whose product named the gang, one gang alone uses: such an extension names it at the
 * victims whose product did not. A product errs in some labels, so a few victims named otherwise do not count against it.
 */
final class OwnExtensions {
    private static final int ENOUGH = 3;
    private static final double ALONE = 0.9;

    private final Map<Trait, Use> uses = new HashMap<>();

    private static final class Use {
        private String most = "";
        private int byMost;
        private int byAll;

        private boolean isOwn() {
            return byMost >= ENOUGH && byMost >= ALONE * byAll;
        }
    }

    /** Takes note of a mark that so many of a gang's named victims showed; once for each gang and mark. */
    void learn(String gang, Trait mark, int count) {
        if (mark.kind() != TraitKind.RANSOM_EXTENSION) {
            return;
        }
        Use use = uses.computeIfAbsent(mark, none -> new Use());
        use.byAll += count;
        if (count > use.byMost) {
            use.byMost = count;
            use.most = gang;
        }
    }

    /** The gang whose own extension these marks show; empty for none, or for those of several gangs. */
    Optional<String> owner(Marks marks) {
        String found = null;
        for (Trait trait : marks.evidence()) {
            Use use = trait.kind() == TraitKind.RANSOM_EXTENSION ? uses.get(trait) : null;
            String owner = use == null || !use.isOwn() ? null : use.most;
            if (owner != null && found != null && !owner.equals(found)) {
                return Optional.empty();
            }
            found = owner == null ? found : owner;
        }
        return Optional.ofNullable(found);
    }
}
