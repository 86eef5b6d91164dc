package io.breakwater.core.campaign;

import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How often a gang's victims showed each mark, and on which days: counts that grow and shrink with single sightings. A
 * profile may stand {@linkplain #on on another} that no longer changes, and then holds what came on top of it only: a gang
 * may have shown a million marks.
 */
final class Profile {
    private final @Nullable Profile base;

    /** How often each mark was shown; above a base, by how much that differs. */
    private final Map<Trait, Integer> traits = new HashMap<>();

    private final int[] kinds = new int[TraitKind.values().length];
    private final int[] valuesSeenOnce = new int[TraitKind.values().length];
    private final int[] paces = new int[Pace.CLASSES];
    private final int[] values = new int[TraitKind.values().length];
    private final NavigableMap<Integer, Integer> days = new TreeMap<>();
    private int total;

    Profile() {
        this(null);
    }

    private Profile(@Nullable Profile base) {
        this.base = base;
    }

    /** What {@code base} says, to be added to; {@code base} must not change while this is in use. */
    static Profile on(Profile base) {
        Profile profile = new Profile(base);
        profile.takeSums(base);
        return profile;
    }

    private void takeSums(Profile other) {
        System.arraycopy(other.kinds, 0, kinds, 0, kinds.length);
        System.arraycopy(other.valuesSeenOnce, 0, valuesSeenOnce, 0, kinds.length);
        System.arraycopy(other.values, 0, values, 0, kinds.length);
        System.arraycopy(other.paces, 0, paces, 0, paces.length);
        days.clear();
        days.putAll(other.days);
        total = other.total;
    }

    /** The base, with all that came on top of it; this itself where it has none. Neither must be in use any more. */
    Profile merged() {
        if (base == null) {
            return this;
        }
        traits.forEach(base::change);
        base.takeSums(this);
        return base;
    }

    private void change(Trait trait, int by) {
        traits.merge(trait, by, (before, more) -> before + more == 0 ? null : before + more);
    }

    /** Adds {@code times} sightings with these marks on this day; negative takes them away. */
    void add(Marks marks, int day, int times) {
        total += times;
        int onDay = days.merge(day, times, Integer::sum);
        if (onDay == 0) {
            days.remove(day);
        }
        for (Trait trait : marks.evidence()) {
            int kind = trait.kind().ordinal();
            kinds[kind] += times;
            int before = count(trait);
            int after = before + times;
            valuesSeenOnce[kind] += once(after) - once(before);
            values[kind] += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
            change(trait, times);
        }
    }

    /** Adds the pace of a victim that is known to be the gang's; a negative {@code times} takes it away. */
    void addPace(Case victim, int times) {
        Pace.count(victim, paces, times);
    }

    /** Adds the paces of victims that are known to be the gang's. */
    void addPaces(Cell cell) {
        for (int each = 0; each < paces.length; each++) {
            paces[each] += cell.pace(each);
        }
    }

    /** How many of those known to be the gang's fall in a class of {@link Pace}. */
    int pace(int each) {
        return paces[each];
    }

    private static int once(int count) {
        return count == 1 ? 1 : 0;
    }

    int total() {
        return total;
    }

    int count(Trait trait) {
        return traits.getOrDefault(trait, 0) + (base == null ? 0 : base.count(trait));
    }

    /** The marks shown, each once, one at a time. */
    Stream<Trait> traits() {
        if (base == null) {
            return traits.keySet().stream();
        }
        Profile below = base;
        Stream<Trait> above = traits.keySet().stream().filter(trait -> below.count(trait) == 0);
        return Stream.concat(below.traits(), above).filter(trait -> count(trait) > 0);
    }

    int of(TraitKind kind) {
        return kinds[kind.ordinal()];
    }

    int values(TraitKind kind) {
        return values[kind.ordinal()];
    }

    int valuesSeenOnce(TraitKind kind) {
        return valuesSeenOnce[kind.ordinal()];
    }

    NavigableMap<Integer, Integer> days() {
        return days;
    }
}
