package io.breakwater.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HabitsTest {
    private static final Trait CRM = new Trait(TraitKind.EXPLOITED_PRODUCT, "crm");
    private static final Trait ERP = new Trait(TraitKind.EXPLOITED_PRODUCT, "erp");
    private static final Trait MAIL = new Trait(TraitKind.EXPLOITED_PRODUCT, "mail");
    private static final Trait NEVER_SEEN = new Trait(TraitKind.EXPLOITED_PRODUCT, "wiki");
    private static final Trait NEAR = new Trait(TraitKind.C2_ADDRESS, "198.51.100.7");
    private static final Trait NEIGHBOUR = new Trait(TraitKind.C2_ADDRESS, "198.51.100.9");
    private static final Trait FAR = new Trait(TraitKind.C2_ADDRESS, "203.0.113.7");

    private final Profile gang = profile(Map.of(List.of(CRM, NEAR), 5, List.of(ERP, NEAR), 1));
    private final Profile everyone = profile(
            Map.of(List.of(CRM, NEAR), 5, List.of(ERP, NEAR), 1, List.of(MAIL, FAR), 2, List.of(ERP, NEIGHBOUR), 2));

    @Test
    void probabilitiesOfAllValuesOfAKindAddUpToOne() {
        double sum = Stream.of(CRM, ERP, MAIL, NEVER_SEEN)
                .mapToDouble(product -> Math.exp(habits(gang).likeness(List.of(product))))
                .sum();

        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    @Test
    void aVictimThatIsCountedIsHeldAgainstTheOthers() {
        Profile without = profile(Map.of(List.of(CRM, NEAR), 5));

        assertThat(habits(gang).likenessOfCounted(List.of(ERP, NEAR)))
                .isCloseTo(habits(without).likeness(List.of(ERP, NEAR)), within(1e-12))
                .isLessThan(habits(gang).likeness(List.of(ERP, NEAR)));
    }

    @Test
    void whatAGangHasNotShownYetIsLikelierTheMoreItsVictimsDiffer() {
        Profile steady = profile(Map.of(List.of(CRM, NEAR), 6));

        assertThat(habits(gang).likeness(List.of(MAIL)))
                .isGreaterThan(habits(steady).likeness(List.of(MAIL)));
    }

    @Test
    void aNewControllerAmongTheGangsOwnIsLikelierThanOneElsewhere() {
        assertThat(habits(gang).likeness(List.of(NEIGHBOUR)))
                .isGreaterThan(habits(gang).likeness(List.of(FAR)));
    }

    private Habits habits(Profile profile) {
        Networks networks = new Networks();
        everyone.traits().forEach(mark -> networks.add(mark, everyone.count(mark)));
        Habits habits = new Habits(profile, everyone, networks);
        profile.traits().forEach(habits::learn);
        return habits;
    }

    private static Profile profile(Map<List<Trait>, Integer> victims) {
        Profile profile = new Profile();
        victims.forEach((traits, times) -> profile.add(marks(traits), 1, times));
        return profile;
    }

    private static Marks marks(List<Trait> traits) {
        return new Marks(Optional.empty(), traits, traits, List.of(), List.of(), List.of());
    }
}
