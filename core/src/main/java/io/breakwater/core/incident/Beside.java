package io.breakwater.core.incident;

import java.time.Duration;
import java.util.LinkedHashSet;
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

    /** The core group that {@code group} hangs on; null when none is near enough. */
    @Nullable
    Group anchor(Group group) {
        Placement placement = Objects.requireNonNull(group.placement);
        Duration gap = gap(placement);
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

    private Duration gap(Placement placement) {
        boolean sharedAddress = placement.assets().size() > 1;
        return placement.grade() == Grade.CONTEXT && !sharedAddress ? tuning.contextGap() : tuning.hostFade();
    }

    private static boolean closer(Group one, Group other, Group to) {
        int byGap = one.since(to).compareTo(other.since(to));
        return byGap < 0 || byGap == 0 && Group.BY_TIME.compare(one, other) < 0;
    }

    /** Everything that hangs on one of these core groups. */
    Set<Group> hangingOn(Set<Group> core) {
        Set<Group> hanging = new LinkedHashSet<>();
        for (Group group : core) {
            for (Group beside : index.besides(group, Objects.requireNonNull(group.placement))) {
                Group anchor = anchor(beside);
                if (anchor != null && core.contains(anchor)) {
                    hanging.add(beside);
                }
            }
        }
        return hanging;
    }
}
