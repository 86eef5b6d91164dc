package io.breakwater.core.incident;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What hangs on an incident without carrying it: each such group hangs on the one core group nearest to it. */
final class Beside {
    private final GroupIndex index;
    private final CorrelationTuning tuning;

    Beside(GroupIndex index, CorrelationTuning tuning) {
        this.index = index;
        this.tuning = tuning;
    }

    /** What {@code group} hangs on; null when nothing is near enough. */
    @Nullable
    Anchor anchor(Group group) {
        Placement placement = Objects.requireNonNull(group.placement);
        return switch (placement.grade()) {
            case BLOCKED, AUTHORISED -> told(onHost(group, placement, tuning.hostFade()));
            case CONTEXT ->
                placement.carries() ? told(onHost(group, placement, tuning.hostFade())) : weak(group, placement);
            case CORE, NOISE -> null;
        };
    }

    private static @Nullable Anchor told(@Nullable Group core) {
        return core == null ? null : Anchor.onHost(core, 1);
    }

    private @Nullable Anchor weak(Group group, Placement placement) {
        Group near = onHost(group, placement, tuning.contextGap());
        if (near != null) {
            double chance = placement.rarity().chanceOnHost(near.since(group), tuning);
            if (chance <= tuning.coincidence().onHost()) {
                return Anchor.onHost(near, chance);
            }
        }
        Group best = index.nearestCore(group);
        return best == null ? null : elsewhere(group, placement, best);
    }

    private @Nullable Anchor elsewhere(Group group, Placement placement, Group core) {
        double chance = placement.rarity().chanceElsewhere(core.since(group), tuning);
        if (chance > tuning.coincidence().elsewhere()) {
            return null;
        }
        boolean undecided =
                core.sure && index.anyCoreNear(group, rivalry(core.since(group)), other -> other.isRivalOf(core));
        return new Anchor(core, chance, undecided ? Anchor.Hold.UNDECIDED : Anchor.Hold.ELSEWHERE);
    }

    /** How near another attack must be for a group at {@code distance} to belong to either. */
    private Duration rivalry(Duration distance) {
        Duration nearest = tuning.coincidence().nearest();
        return distance.compareTo(nearest) < 0 ? nearest : distance;
    }

    private @Nullable Group onHost(Group group, Placement placement, Duration gap) {
        Group best = null;
        for (String asset : placement.assets()) {
            Timeline timeline = index.timeline(placement.track(asset));
            Group near = timeline == null ? null : timeline.nearest(group, gap);
            if (near != null && (best == null || closer(near, best, group))) {
                best = near;
            }
        }
        return best;
    }

    private static boolean closer(Group one, Group other, Group to) {
        int byGap = one.since(to).compareTo(other.since(to));
        return byGap < 0 || byGap == 0 && Group.BY_TIME.compare(one, other) < 0;
    }

    /**
     * The strong core group that a weak attack hangs on: too rare to have come so near in time by chance. Null when there
     * is none.
     */
    @Nullable
    Anchor absorber(Attack weak) {
        Anchor best = null;
        Duration least = tuning.contextGap();
        for (Group group : weak.groups()) {
            for (Group core : index.coreNear(group)) {
                Duration gap = core.since(group);
                if (canTakeIn(core, group) && (best == null || gap.compareTo(least) < 0)) {
                    Anchor found = elsewhere(group, Objects.requireNonNull(group.placement), core);
                    if (found != null) {
                        best = found;
                        least = gap;
                    }
                }
            }
        }
        return best == null || best.isUndecided() ? null : best;
    }

    /** What does not stand by itself hangs on what does; what is but attempts at one stage, on what is sure. */
    private static boolean canTakeIn(Group core, Group weak) {
        return core.sure || core.strong && !weak.strong;
    }

    /** Everything that hangs on one of these core groups, and how. */
    Map<Group, Anchor> hangingOn(Set<Group> core) {
        Map<Group, Anchor> hanging = new LinkedHashMap<>();
        Set<Group> asked = new HashSet<>();
        for (Group group : core) {
            for (Group beside : index.besides(group)) {
                Anchor anchor = asked.add(beside) ? anchor(beside) : null;
                if (anchor != null && core.contains(anchor.core())) {
                    hanging.put(beside, anchor);
                }
            }
        }
        return hanging;
    }
}
