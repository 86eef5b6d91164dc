package io.breakwater.core.incident;

import io.breakwater.core.model.AnalystDecision;
import io.breakwater.core.model.AnalystDecision.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What analysts decided for a tenant. A decision holds while no holding UNDO names it. */
final class Decisions {
    final Map<String, AnalystDecision> known = new TreeMap<>();

    /** True when the decision was not known. */
    boolean enter(AnalystDecision decision) {
        return known.putIfAbsent(decision.id(), decision) == null;
    }

    /** The decision that this one is about in the end: itself, or what a chain of UNDOs leads to; empty when unknown. */
    Optional<AnalystDecision> subject(AnalystDecision decision) {
        Optional<AnalystDecision> subject = Optional.of(decision);
        while (subject.flatMap(AnalystDecision::undoes).isPresent()) {
            subject = subject.flatMap(AnalystDecision::undoes).map(known::get);
        }
        return subject;
    }

    private boolean holds(AnalystDecision decision) {
        return known.values().stream()
                .filter(undo -> undo.undoes().filter(decision.id()::equals).isPresent())
                .noneMatch(this::holds);
    }

    /** The newest holding SPLIT that names the group; groups of one split stay among themselves. */
    String lane(Group group) {
        return naming(group, Kind.SPLIT).stream()
                .max(Comparator.comparing(AnalystDecision::at).thenComparing(AnalystDecision::id))
                .map(AnalystDecision::id)
                .orElse("");
    }

    List<LinkKey> merges(Group group) {
        return naming(group, Kind.MERGE).stream()
                .map(decision -> new LinkKey(LinkKey.Sort.ANALYST, decision.id()))
                .toList();
    }

    private List<AnalystDecision> naming(Group group, Kind kind) {
        return known.values().stream()
                .filter(decision -> decision.kind() == kind && names(decision, group) && holds(decision))
                .toList();
    }

    static boolean names(AnalystDecision decision, Group group) {
        return decision.members().stream().anyMatch(group::holds);
    }
}
