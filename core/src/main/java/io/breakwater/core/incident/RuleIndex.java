package io.breakwater.core.incident;

import io.breakwater.core.model.Entity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The groups of one rule in the order of the clock, found by whom a late sighting makes look more common.
 *
 * <p>A late sighting raises the counts of every later group of its rule. The count in the tenant is cut at
 * {@link Rarity#PLENTY}: a group that has reached it no longer cares for sightings on other victims, and is kept apart
 * from those that do. So a group is judged anew at most {@code PLENTY} times for others, and for its own victim at most
 * once per span of the window: a flood in any order costs a constant per detection, not one that grows with the flood.
 */
final class RuleIndex {
    private final Spans all = new Spans();
    private final Spans countable = new Spans();
    private final Map<Entity, Spans> onVictim = new HashMap<>();

    /** Groups by span. */
    private static final class Spans {
        private final NavigableMap<Long, Set<Group>> bySpan = new TreeMap<>();

        private void add(Group group) {
            bySpan.computeIfAbsent(group.key.span(), span -> new LinkedHashSet<>())
                    .add(group);
        }

        private void remove(Group group) {
            bySpan.computeIfPresent(group.key.span(), (span, groups) -> {
                groups.remove(group);
                return groups.isEmpty() ? null : groups;
            });
        }

        private void collect(long after, long to, Collection<Group> into) {
            if (!bySpan.isEmpty() && bySpan.lastKey() > after) {
                bySpan.subMap(after, false, to, true).values().forEach(into::addAll);
            }
        }
    }

    void add(Group group, Placement placement) {
        all.add(group);
        if (placement.rarity().inTenant() < Rarity.PLENTY) {
            countable.add(group);
        }
        onVictim.computeIfAbsent(group.key.victim(), victim -> new Spans()).add(group);
    }

    void remove(Group group) {
        all.remove(group);
        countable.remove(group);
        onVictim.computeIfPresent(group.key.victim(), (victim, spans) -> {
            spans.remove(group);
            return spans.bySpan.isEmpty() ? null : spans;
        });
    }

    boolean isEmpty() {
        return all.bySpan.isEmpty();
    }

    /** Later groups, within {@code reach} spans, that one more sighting of {@code key} makes look more common. */
    Collection<Group> commonerAfter(GroupKey key, int reach) {
        Set<Group> found = new LinkedHashSet<>();
        countable.collect(key.span(), key.span() + reach, found);
        @Nullable Spans own = onVictim.get(key.victim());
        if (own != null) {
            own.collect(key.span(), key.span() + reach, found);
        }
        return found;
    }

    /** All later groups within {@code reach} spans: a sighting that is taken back may make any of them look rarer. */
    Collection<Group> after(GroupKey key, int reach) {
        List<Group> found = new ArrayList<>();
        all.collect(key.span(), key.span() + reach, found);
        return found;
    }
}
