package io.breakwater.core.incident;

import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the groups of a tenant are found again: by asset, by what they share, by address. Derived from the groups; a
 * restart builds it anew.
 */
final class GroupIndex {
    private final CorrelationTuning tuning;
    private final Map<String, Timeline> timelines = new HashMap<>();
    private final Map<LinkKey, Sharers> sharers = new HashMap<>();
    private final Map<String, RuleIndex> byRule = new HashMap<>();
    private final NavigableSet<Group> core = new TreeSet<>(Group.BY_TIME);
    private final NavigableSet<Group> context = new TreeSet<>(Group.BY_TIME);
    private final Map<String, Set<Group>> byName = new HashMap<>();

    GroupIndex(CorrelationTuning tuning) {
        this.tuning = tuning;
    }

    /** Enters a group that stands nowhere; gives the groups whose links may have changed with it. */
    Set<Group> add(Group group, Placement placement) {
        Set<Group> touched = new LinkedHashSet<>();
        group.placement = placement;
        for (Entity entity : group.entities) {
            if (entity.kind() == EntityKind.ADDRESS || entity.kind() == EntityKind.HOST) {
                byName.computeIfAbsent(entity.value(), key -> new HashSet<>()).add(group);
            }
        }
        if (placement.grade() == Grade.NOISE) {
            return touched;
        }
        byRule.computeIfAbsent(group.key.rule(), rule -> new RuleIndex()).add(group, placement);
        addTenantWide(group, placement.grade());
        for (String asset : placement.assets()) {
            timelines
                    .computeIfAbsent(placement.track(asset), key -> new Timeline())
                    .add(group, placement.grade());
        }
        for (LinkKey key : placement.keys()) {
            Sharers sharing = sharers.computeIfAbsent(key, ignored -> new Sharers());
            int before = sharing.assets();
            sharing.add(group, placement.asset());
            crossed(sharing, before, touched);
        }
        touched.add(group);
        neighbours(group, touched);
        return touched;
    }

    /** Takes a group out; gives the groups whose links may have changed with it, itself included. */
    Set<Group> remove(Group group) {
        Set<Group> touched = new LinkedHashSet<>();
        Placement placement = group.placement;
        if (placement == null) {
            return touched;
        }
        touched.add(group);
        neighbours(group, touched);
        core.remove(group);
        context.remove(group);
        byRule.computeIfPresent(group.key.rule(), (rule, groups) -> {
            groups.remove(group);
            return groups.isEmpty() ? null : groups;
        });
        for (String asset : placement.assets()) {
            timelines.computeIfPresent(placement.track(asset), (name, timeline) -> {
                timeline.remove(group, placement.grade());
                return timeline.isEmpty() ? null : timeline;
            });
        }
        for (LinkKey key : placement.keys()) {
            sharers.computeIfPresent(key, (name, sharing) -> {
                int before = sharing.assets();
                sharing.remove(group, placement.asset());
                crossed(sharing, before, touched);
                return sharing.groups.isEmpty() ? null : sharing;
            });
        }
        for (Entity entity : group.entities) {
            byName.computeIfPresent(entity.value(), (name, groups) -> without(groups, group));
        }
        group.placement = null;
        return touched;
    }

    /** Passing the limit of a super-node, either way, changes the links of all who share it. */
    private void crossed(Sharers sharing, int before, Set<Group> touched) {
        boolean was = before > tuning.superNodeAssets();
        boolean is = sharing.assets() > tuning.superNodeAssets();
        if (was != is) {
            touched.addAll(sharing.groups);
        }
    }

    private static @Nullable Set<Group> without(Set<Group> groups, Group group) {
        groups.remove(group);
        return groups.isEmpty() ? null : groups;
    }

    private void addTenantWide(Group group, Grade grade) {
        switch (grade) {
            case CORE -> core.add(group);
            case CONTEXT -> context.add(group);
            case BLOCKED, AUTHORISED, NOISE -> {}
        }
    }

    /** Only a core group changes the links of others; the rest hangs on one core group, which is found from it. */
    private void neighbours(Group group, Set<Group> touched) {
        Placement placement = Objects.requireNonNull(group.placement);
        if (placement.grade() != Grade.CORE) {
            return;
        }
        Timeline timeline = timelines.get(placement.track(placement.asset()));
        if (timeline != null) {
            addPresent(touched, timeline.core.lower(group));
            addPresent(touched, timeline.core.higher(group));
        }
        for (LinkKey key : placement.keys()) {
            Sharers sharing = sharers.get(key);
            if (sharing != null && !isSuperNode(key)) {
                addPresent(touched, sharing.groups.lower(group));
                addPresent(touched, sharing.groups.higher(group));
            }
        }
        touched.addAll(besides(group));
        touched.addAll(coreNear(group));
    }

    /** What stands near enough to a core group to hang on it: beside it on its host, or weak and rare elsewhere. */
    Collection<Group> besides(Group carrier) {
        Placement placement = Objects.requireNonNull(carrier.placement);
        Set<Group> found = new LinkedHashSet<>(near(context, carrier, tuning.contextGap()));
        Timeline timeline = timelines.get(placement.track(placement.asset()));
        if (timeline != null) {
            found.addAll(near(timeline.beside, carrier, tuning.hostFade()));
        }
        return found;
    }

    /** Core groups of the whole tenant that are near in time. */
    Collection<Group> coreNear(Group group) {
        return near(core, group, tuning.contextGap());
    }

    /** Whether one of the core groups within {@code gap} is such. */
    boolean anyCoreNear(Group probe, Duration gap, Predicate<Group> such) {
        return anyNear(core.headSet(probe, true).descendingSet(), probe, gap, such)
                || anyNear(core.tailSet(probe, false), probe, gap, such);
    }

    private static boolean anyNear(Iterable<Group> outwards, Group probe, Duration gap, Predicate<Group> such) {
        for (Group group : outwards) {
            if (group.since(probe).compareTo(gap) > 0) {
                return false;
            }
            if (such.test(group)) {
                return true;
            }
        }
        return false;
    }

    /** The core group of the whole tenant that is nearest in time, of two equally near the earlier; null when none is near. */
    @Nullable
    Group nearestCore(Group group) {
        return Timeline.nearest(core, group, tuning.contextGap());
    }

    /** Later groups, as far as the rarity window reaches, that one more sighting makes look more common. */
    Collection<Group> commonerAfter(GroupKey key) {
        RuleIndex rule = byRule.get(key.rule());
        return rule == null ? List.of() : rule.commonerAfter(key, tuning.raritySpans());
    }

    /** All groups of the rule in later spans, as far as the rarity window reaches. */
    Collection<Group> laterOfRule(GroupKey key) {
        RuleIndex rule = byRule.get(key.rule());
        return rule == null ? List.of() : rule.after(key, tuning.raritySpans());
    }

    private static Collection<Group> near(NavigableSet<Group> line, Group probe, Duration gap) {
        List<Group> found = new ArrayList<>();
        for (Group group : line.headSet(probe, true).descendingSet()) {
            if (group.since(probe).compareTo(gap) > 0) {
                break;
            }
            found.add(group);
        }
        for (Group group : line.tailSet(probe, false)) {
            if (group.since(probe).compareTo(gap) > 0) {
                break;
            }
            found.add(group);
        }
        return found;
    }

    private static void addPresent(Set<Group> groups, @Nullable Group group) {
        if (group != null) {
            groups.add(group);
        }
    }

    @Nullable
    Timeline timeline(String asset) {
        return timelines.get(asset);
    }

    @Nullable
    Sharers sharing(LinkKey key) {
        return sharers.get(key);
    }

    boolean isSuperNode(LinkKey key) {
        Sharers sharing = sharers.get(key);
        return sharing != null && sharing.assets() > tuning.superNodeAssets();
    }

    int assetsSharing(LinkKey key) {
        Sharers sharing = sharers.get(key);
        return sharing == null ? 0 : sharing.assets();
    }

    /** Every group on an asset, in any of the lanes, or that names one of the hosts or addresses. */
    Set<Group> concerning(Collection<String> names, Collection<String> lanes) {
        Set<Group> found = new LinkedHashSet<>();
        for (String name : names) {
            standing(name, found);
            lanes.forEach(lane -> standing(Placement.track(name, lane), found));
            found.addAll(byName.getOrDefault(name, Set.of()));
        }
        return found;
    }

    private void standing(String track, Set<Group> found) {
        Timeline timeline = timelines.get(track);
        if (timeline != null) {
            found.addAll(timeline.core);
            found.addAll(timeline.beside);
        }
    }
}
