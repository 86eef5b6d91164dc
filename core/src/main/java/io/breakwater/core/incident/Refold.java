package io.breakwater.core.incident;

import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Outcome;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Works out anew whatever a change may have reached: the attacks around the touched groups, the incidents these groups
 * were told in, the attacks around the members of those, and weak attacks that came or went with a strong one, until
 * nothing new is found. Only then are incidents drafted, since what hangs on what must be settled first.
 */
final class Refold {
    private final IncidentState state;
    private final CorrelationTuning tuning;
    private final Deque<Group> open = new ArrayDeque<>();
    private final Set<Group> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Group, Attack> attackOf = new IdentityHashMap<>();
    private final List<Attack> attacks = new ArrayList<>();
    private final Set<IncidentId> before = new TreeSet<>();

    /** What a refold found: incidents that were told before and may be no more, and incidents that follow now. */
    record Result(Set<IncidentId> before, List<Draft> now) {}

    private Refold(IncidentState state, CorrelationTuning tuning) {
        this.state = state;
        this.tuning = tuning;
    }

    static Result around(Collection<Group> touched, IncidentState state, CorrelationTuning tuning, Instant reached) {
        Refold refold = new Refold(state, tuning);
        refold.open.addAll(touched);
        Map<Attack, Map<Attack, Anchor>> settled;
        do {
            refold.spread();
            settled = refold.settle();
        } while (!refold.open.isEmpty());
        return new Result(refold.before, refold.drafts(settled, reached));
    }

    private void spread() {
        while (!open.isEmpty()) {
            Group group = open.remove();
            if (seen.add(group)) {
                visit(group);
            }
        }
    }

    private void visit(Group group) {
        IncidentId incident = group.incident;
        if (incident != null && before.add(incident)) {
            open.addAll(Objects.requireNonNull(state.told.get(incident)).groups());
        }
        if (group.placement == null) {
            return;
        }
        if (group.placement.grade() == Grade.CORE) {
            explore(group);
        } else {
            Anchor anchor = state.beside.anchor(group);
            if (anchor != null) {
                open.add(anchor.core());
            }
        }
    }

    private void explore(Group group) {
        if (attackOf.containsKey(group)) {
            return;
        }
        Attack attack = Attack.around(group, state.index, tuning);
        List<Group> groups = attack.groups();
        groups.forEach(member -> attackOf.put(member, attack));
        attacks.add(attack);
        open.addAll(groups);
        enterStrength(groups);
    }

    /** Enters how strong the attack is; who may hang on it, now or before, is to be looked at too. */
    private void enterStrength(List<Group> groups) {
        GroupKey lead = groups.getFirst().key;
        Score.Verdict core = Score.of(
                groups.stream()
                        .flatMap(group -> Score.Evidence.carrying(group).stream())
                        .toList(),
                tuning);
        boolean strong = core.opened().isPresent();
        boolean sure = strong && isMoreThanAttempts(groups, core);
        for (Group member : groups) {
            boolean changed = member.strong != strong || member.sure != sure || sure && !lead.equals(member.lead);
            if (strong || member.strong) {
                state.index.coreNear(member).stream()
                        .filter(near -> !near.sure || changed)
                        .forEach(open::add);
            }
            if (changed) {
                // Weak evidence near it may have to choose between two attacks, or no longer.
                open.addAll(state.index.besides(member));
            }
            member.strong = strong;
            member.sure = sure;
            member.lead = lead;
        }
    }

    /** Attempts at one stage may be the face that a sure attack shows to another host. */
    private static boolean isMoreThanAttempts(List<Group> groups, Score.Verdict core) {
        return core.escalated().isPresent()
                || groups.stream().anyMatch(group -> group.assessment().outcome() == Outcome.SUCCEEDED);
    }

    /** Which weak attacks hang on which strong ones; what is missing for an answer goes to {@link #open}. */
    private Map<Attack, Map<Attack, Anchor>> settle() {
        Map<Attack, Map<Attack, Anchor>> settled = new LinkedHashMap<>();
        for (Attack attack : attacks) {
            Optional<Anchor> anchor = attack.groups().getFirst().sure
                    ? Optional.empty()
                    : Optional.ofNullable(state.beside.absorber(attack));
            if (anchor.isEmpty()) {
                settled.computeIfAbsent(attack, alone -> new LinkedHashMap<>());
            } else if (attackOf.containsKey(anchor.get().core())) {
                settled.computeIfAbsent(attackOf.get(anchor.get().core()), strong -> new LinkedHashMap<>())
                        .put(attack, anchor.get());
            } else {
                open.add(anchor.get().core());
            }
        }
        return settled;
    }

    private List<Draft> drafts(Map<Attack, Map<Attack, Anchor>> settled, Instant reached) {
        Drafting drafting = new Drafting(Objects.requireNonNull(state.tenant), state.book, state.beside, tuning);
        List<Draft> drafts = new ArrayList<>();
        settled.forEach((attack, absorbed) -> drafts.addAll(drafting.incidents(attack, absorbed, reached)));
        return drafts;
    }
}
