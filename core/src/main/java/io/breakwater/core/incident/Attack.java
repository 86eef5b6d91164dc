package io.breakwater.core.incident;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Chains that hang together: the connected part of the graph whose nodes are chains and whose edges are shared things.
 * Being connected does not depend on where one begins, so neither does the attack.
 */
final class Attack {
    /** In the order of their beginning. */
    final List<Chain> chains;

    final NavigableSet<Edge> edges;
    /** What its groups share with too many assets to mean anything. */
    final Set<LinkKey> superNodes;

    private Attack(List<Chain> chains, NavigableSet<Edge> edges, Set<LinkKey> superNodes) {
        this.chains = chains;
        this.edges = edges;
        this.superNodes = superNodes;
    }

    static Attack around(Group core, GroupIndex index, CorrelationTuning tuning) {
        return new Search(index, tuning).from(core);
    }

    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        chains.forEach(chain -> groups.addAll(chain.groups));
        groups.sort(Group.BY_TIME);
        return groups;
    }

    private static final class Search {
        private final GroupIndex index;
        private final CorrelationTuning tuning;
        private final Map<Group, Chain> chainOf = new IdentityHashMap<>();
        private final NavigableSet<Edge> edges = new TreeSet<>();
        private final Set<LinkKey> superNodes = new TreeSet<>();
        private final Set<Chain> reached = new LinkedHashSet<>();
        private final Deque<Chain> open = new ArrayDeque<>();

        private Search(GroupIndex index, CorrelationTuning tuning) {
            this.index = index;
            this.tuning = tuning;
        }

        private Attack from(Group core) {
            reach(chain(core));
            while (!open.isEmpty()) {
                Chain chain = open.remove();
                for (Group group : chain.groups) {
                    for (LinkKey key : placement(group).keys()) {
                        follow(chain, group, key);
                    }
                }
            }
            List<Chain> chains = reached.stream()
                    .sorted(Comparator.comparing(Chain::first, Group.BY_TIME))
                    .toList();
            return new Attack(chains, edges, superNodes);
        }

        private static Placement placement(Group group) {
            return Objects.requireNonNull(group.placement, "a group in the index has a placement");
        }

        private Chain chain(Group group) {
            Chain known = chainOf.get(group);
            if (known != null) {
                return known;
            }
            Placement placement = placement(group);
            Timeline timeline = Objects.requireNonNull(index.timeline(placement.track(placement.asset())));
            Chain chain = Chain.around(group, placement.asset(), timeline, tuning);
            chain.groups.forEach(member -> chainOf.put(member, chain));
            return chain;
        }

        private void reach(Chain chain) {
            if (reached.add(chain)) {
                open.add(chain);
            }
        }

        private void follow(Chain chain, Group group, LinkKey key) {
            Sharers sharing = index.sharing(key);
            if (sharing == null || sharing.groups.size() < 2) {
                return;
            }
            if (index.isSuperNode(key)) {
                superNodes.add(key);
                return;
            }
            link(chain, group, sharing.groups.lower(group), key);
            link(chain, group, sharing.groups.higher(group), key);
        }

        private void link(Chain chain, Group group, @Nullable Group neighbour, LinkKey key) {
            if (neighbour == null || neighbour.since(group).compareTo(key.fade(tuning)) > 0) {
                return;
            }
            Chain other = chain(neighbour);
            if (other != chain && joins(chain, other, key)) {
                edges.add(Edge.of(group, neighbour, key));
                reach(other);
            }
        }

        private static boolean joins(Chain one, Chain other, LinkKey key) {
            if (key.sort() == LinkKey.Sort.HOST && one.asset.equals(other.asset)) {
                // On one host it is the chain that says what belongs together.
                return false;
            }
            boolean oneIsLater = Group.BY_TIME.compare(one.first(), other.first()) > 0;
            return key.joinsOwnEntrances() || !(oneIsLater ? one : other).hasOwnEntrance();
        }
    }
}
