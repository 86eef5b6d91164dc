package io.breakwater.core.campaign;

import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often a gang's victims showed each mark, and on which days: counts that grow and shrink with single sightings. */
final class Profile {
    private final Map<Trait, Integer> traits = new HashMap<>();
    private final int[] kinds = new int[TraitKind.values().length];
    private final int[] valuesSeenOnce = new int[TraitKind.values().length];
    private final int[] values = new int[TraitKind.values().length];
    private final SortedMap<Integer, Integer> days = new TreeMap<>();
    private int total;

    Profile() {}

    Profile(Profile other) {
        traits.putAll(other.traits);
        System.arraycopy(other.kinds, 0, kinds, 0, kinds.length);
        System.arraycopy(other.valuesSeenOnce, 0, valuesSeenOnce, 0, kinds.length);
        System.arraycopy(other.values, 0, values, 0, kinds.length);
        days.putAll(other.days);
        total = other.total;
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
            int before = traits.getOrDefault(trait, 0);
            int after = before + times;
            valuesSeenOnce[kind] += once(after) - once(before);
            values[kind] += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
            if (after == 0) {
                traits.remove(trait);
            } else {
                traits.put(trait, after);
            }
        }
    }

    private static int once(int count) {
        return count == 1 ? 1 : 0;
    }

    int total() {
        return total;
    }

    int count(Trait trait) {
        return traits.getOrDefault(trait, 0);
    }

    Map<Trait, Integer> traits() {
        return traits;
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

    SortedMap<Integer, Integer> days() {
        return days;
    }
}
