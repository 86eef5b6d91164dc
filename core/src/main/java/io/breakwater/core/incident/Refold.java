package io.breakwater.core.incident;

import io.breakwater.core.model.IncidentId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Works out anew whatever a change may have reached: the attacks around the touched groups, the incidents these groups
 * were told in, the attacks around the members of those, until nothing new is found.
 */
final class Refold {
    private final IncidentState state;
    private final CorrelationTuning tuning;
    private final Instant reached;
    private final Deque<Group> open = new ArrayDeque<>();
    private final Set<Group> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Group> explored = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<IncidentId> before = new TreeSet<>();
    private final List<Draft> drafts = new ArrayList<>();

    /** What a refold found: incidents that were told before and may be no more, and incidents that follow now. */
    record Result(Set<IncidentId> before, List<Draft> now) {}

    private Refold(IncidentState state, CorrelationTuning tuning, Instant reached) {
        this.state = state;
        this.tuning = tuning;
        this.reached = reached;
    }

    static Result around(Collection<Group> touched, IncidentState state, CorrelationTuning tuning, Instant reached) {
        Refold refold = new Refold(state, tuning, reached);
        refold.open.addAll(touched);
        while (!refold.open.isEmpty()) {
            refold.visit(refold.open.remove());
        }
        return new Result(refold.before, refold.drafts);
    }

    private void visit(Group group) {
        if (!seen.add(group)) {
            return;
        }
        IncidentId incident = group.incident;
        if (incident != null && before.add(incident)) {
            open.addAll(Objects.requireNonNull(state.told.get(incident)).groups());
        }
        Placement placement = group.placement;
        if (placement != null) {
            explore(group, placement.grade());
        }
    }

    private void explore(Group group, Grade grade) {
        switch (grade) {
            case CORE -> attack(group);
            case CONTEXT, BLOCKED, AUTHORISED -> {
                Group anchor = state.beside.anchor(group);
                if (anchor != null) {
                    open.add(anchor);
                }
            }
            case NOISE -> {}
        }
    }

    private void attack(Group group) {
        if (explored.contains(group)) {
            return;
        }
        Attack attack = Attack.around(group, state.index, tuning);
        explored.addAll(attack.groups());
        Drafting drafting = new Drafting(Objects.requireNonNull(state.tenant), state.book, state.beside, tuning);
        for (Draft draft : drafting.incidents(attack, reached)) {
            drafts.add(draft);
            open.addAll(draft.groups());
        }
        open.addAll(attack.groups());
    }
}
