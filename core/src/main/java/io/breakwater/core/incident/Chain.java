package io.breakwater.core.incident;

import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Stage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** What happened to one asset without a break: core groups, each linked to the one before it. */
final class Chain {
    final String asset;
    final List<Group> groups;

    private Chain(String asset, List<Group> groups) {
        this.asset = asset;
        this.groups = groups;
    }

    /** The chain that {@code member}, a core group of the timeline, belongs to. */
    static Chain around(Group member, String asset, Timeline timeline, CorrelationTuning tuning) {
        NavigableSet<Group> line = timeline.core;
        Deque<Group> found = new ArrayDeque<>();
        found.add(member);
        Group before = line.lower(member);
        while (before != null && links(before, found.getFirst(), tuning)) {
            found.addFirst(before);
            before = line.lower(before);
        }
        Group after = line.higher(member);
        while (after != null && links(found.getLast(), after, tuning)) {
            found.addLast(after);
            after = line.higher(after);
        }
        return new Chain(asset, List.copyOf(found));
    }

    /**
     * Whether two groups that follow one another on one host are one attack: near in time; or not yet silent for so long
     * that it would be over, and at a later stage, or confirmed at the same one; or silent for long, and then confirmed at
     * a later stage. A mere attempt at the same stage after a day is another try, and a break-in after the encryption is
     * an attack of its own.
     */
    private static boolean links(Group earlier, Group later, CorrelationTuning tuning) {
        Duration gap = later.since(earlier);
        Stage from = stage(earlier);
        Stage to = stage(later);
        if (from == Stage.ENCRYPTION && to == Stage.EXPLOITATION && gap.compareTo(tuning.contextGap()) > 0) {
            return false;
        }
        if (gap.compareTo(tuning.hostFade()) <= 0) {
            return true;
        }
        if (from == null || to == null || to.compareTo(from) < 0) {
            return false;
        }
        boolean confirmed = later.assessment().outcome() == Outcome.SUCCEEDED;
        if (to == from && !confirmed) {
            return false;
        }
        return gap.compareTo(to != from && confirmed ? tuning.stageOrderFade() : tuning.closeAfter()) <= 0;
    }

    static @Nullable Stage stage(Group group) {
        return group.assessment().stage().orElse(null);
    }

    Group first() {
        return groups.getFirst();
    }

    /** Whether the attacker was seen breaking in here, as against coming over from another asset. */
    boolean hasOwnEntrance() {
        return groups.stream().anyMatch(group -> stage(group) == Stage.EXPLOITATION);
    }
}
