package io.breakwater.core.campaign;

import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a sighting shows of its attacker. Sightings with equal marks are judged alike, so a ledger keeps marks once and
 * compares them by identity, which is what makes millions of look-ups cheap.
 *
 * @param named the gang that a label or a known extension names; empty when none does
 * @param traits as they crossed
 * @param evidence those of them by which an unnamed sighting is compared, values folded
 * @param labels names of the gang as products gave them
 * @param infrastructure addresses and domains of its controllers, folded
 * @param tools tools, hashes, extensions and notes, each with its kind before it
 */
record Marks(
        Optional<String> named,
        List<Trait> traits,
        List<Trait> evidence,
        List<String> labels,
        List<String> infrastructure,
        List<String> tools) {
    private static final Set<TraitKind> INFRASTRUCTURE = EnumSet.of(TraitKind.C2_ADDRESS, TraitKind.C2_DOMAIN);
    private static final Set<TraitKind> TOOLS =
            EnumSet.of(TraitKind.TOOL, TraitKind.FILE_HASH, TraitKind.RANSOM_EXTENSION, TraitKind.RANSOM_NOTE);

    static Marks of(List<Trait> traits, FamilyNames names) {
        Optional<String> byLabel = values(traits, TraitKind.FAMILY)
                .flatMap(label -> names.family(label).stream())
                .findFirst();
        Optional<String> named = byLabel.or(() -> values(traits, TraitKind.RANSOM_EXTENSION)
                .flatMap(extension -> names.familyOfExtension(extension).stream())
                .findFirst());
        List<Trait> evidence = traits.stream()
                .filter(trait -> trait.kind() != TraitKind.FAMILY)
                .map(trait -> new Trait(trait.kind(), trait.value().strip().toLowerCase(Locale.ROOT)))
                .sorted()
                .distinct()
                .toList();
        return new Marks(
                named,
                List.copyOf(traits),
                evidence,
                values(traits, TraitKind.FAMILY).toList(),
                evidence.stream()
                        .filter(trait -> INFRASTRUCTURE.contains(trait.kind()))
                        .map(Trait::value)
                        .distinct()
                        .toList(),
                evidence.stream()
                        .filter(trait -> TOOLS.contains(trait.kind()))
                        .map(trait -> trait.kind() + ":" + trait.value())
                        .toList());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    private static Stream<String> values(List<Trait> traits, TraitKind kind) {
        return traits.stream().filter(trait -> trait.kind() == kind).map(Trait::value);
    }
}
