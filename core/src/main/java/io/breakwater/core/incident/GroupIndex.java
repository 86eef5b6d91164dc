package io.breakwater.core.incident;

import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the groups of a tenant are found again: by asset, by what they share, by address. Derived from the groups; a
 * restart builds it anew.
 */
final class GroupIndex {
    private final CorrelationTuning tuning;
    private final Map<String, Timeline> timelines = new HashMap<>();
    private final Map<LinkKey, Sharers> sharers = new HashMap<>();
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
            byName.computeIfPresent(entity.value(), (address, groups) -> {
                groups.remove(group);
                return groups.isEmpty() ? null : groups;
            });
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

    private void neighbours(Group group, Set<Group> touched) {
        Placement placement = Objects.requireNonNull(group.placement);
        for (String asset : placement.assets()) {
            Timeline timeline = timelines.get(placement.track(asset));
            if (timeline != null) {
                addPresent(touched, timeline.core.lower(group));
                addPresent(touched, timeline.core.higher(group));
            }
        }
        for (LinkKey key : placement.keys()) {
            Sharers sharing = sharers.get(key);
            if (sharing != null && !isSuperNode(key)) {
                addPresent(touched, sharing.groups.lower(group));
                addPresent(touched, sharing.groups.higher(group));
            }
        }
        if (placement.grade() == Grade.CORE) {
            besides(group, placement).forEach(beside -> addPresent(touched, beside));
        }
    }

    /** What stands beside a core group near enough to hang on it. */
    Collection<Group> besides(Group core, Placement placement) {
        Timeline timeline = timelines.get(placement.track(placement.asset()));
        return timeline == null
                ? List.of()
                : timeline.beside(core, core.first.minus(tuning.hostFade()), core.first.plus(tuning.hostFade()));
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
