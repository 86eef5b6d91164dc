package io.breakwater.core.incident;

import io.breakwater.core.model.Link;
import io.breakwater.core.model.LinkKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why each core group of an attack is in its incident. */
final class Links {
    private final Attack attack;
    private final CorrelationTuning tuning;

    Links(Attack attack, CorrelationTuning tuning) {
        this.attack = attack;
        this.tuning = tuning;
    }

    /** @param members the core groups of one incident; links lead to none but these */
    Map<Group, Link> of(Set<Group> members) {
        Map<Group, Link> links = new HashMap<>();
        for (Chain chain : attack.chains) {
            Group before = null;
            for (Group group : chain.groups) {
                if (members.contains(group)) {
                    links.put(group, before == null ? joint(chain, members) : onHost(before, group, chain.asset));
                    before = group;
                }
            }
        }
        return links;
    }

    private Link onHost(Group before, Group group, String asset) {
        boolean near = group.since(before).compareTo(tuning.hostFade()) <= 0;
        LinkKind kind = near ? LinkKind.SAME_HOST : LinkKind.STAGE_ORDER;
        return new Link(kind, before.rule.title(), "host " + asset, group.since(before));
    }

    /** What joins a chain to the rest of the attack; the chain that the attack begins with is its seed. */
    private Link joint(Chain chain, Set<Group> members) {
        if (chain == attack.chains.getFirst()) {
            return Link.SEED;
        }
        Optional<Edge> edge = attack.edges.stream()
                .filter(candidate -> candidate.touches(chain))
                .filter(candidate -> members.contains(candidate.earlier()) && members.contains(candidate.later()))
                .findFirst();
        return edge.map(joint -> shared(chain, joint)).orElse(Link.SEED);
    }

    private static Link shared(Chain chain, Edge edge) {
        Group other = chain.groups.contains(edge.later()) ? edge.earlier() : edge.later();
        LinkKind kind = edge.key().sort() == LinkKey.Sort.ANALYST ? LinkKind.ANALYST : LinkKind.SHARED_ENTITY;
        return new Link(
                kind, other.rule.title(), edge.key().spoken(), edge.later().since(edge.earlier()));
    }
}
