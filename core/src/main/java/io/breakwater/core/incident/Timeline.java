package io.breakwater.core.incident;

import java.time.Duration;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The groups of one asset in the order of event time. */
final class Timeline {
    final NavigableSet<Group> core = new TreeSet<>(Group.BY_TIME);
    /** Everything that is not CORE and not NOISE. */
    final NavigableSet<Group> beside = new TreeSet<>(Group.BY_TIME);

    private NavigableSet<Group> of(Grade grade) {
        return grade == Grade.CORE ? core : beside;
    }

    void add(Group group, Grade grade) {
        of(grade).add(group);
    }

    void remove(Group group, Grade grade) {
        of(grade).remove(group);
    }

    boolean isEmpty() {
        return core.isEmpty() && beside.isEmpty();
    }

    /** The core group nearest in time to {@code group} and not further than {@code gap}; of two equally near the earlier. */
    @Nullable
    Group nearest(Group group, Duration gap) {
        return nearest(core, group, gap);
    }

    static @Nullable Group nearest(NavigableSet<Group> line, Group group, Duration gap) {
        Group before = line.floor(group);
        Group after = line.ceiling(group);
        Group best = before;
        if (before == null || after != null && after.since(group).compareTo(before.since(group)) < 0) {
            best = after;
        }
        return best != null && best.since(group).compareTo(gap) <= 0 ? best : null;
    }
}
