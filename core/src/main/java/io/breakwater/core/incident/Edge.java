package io.breakwater.core.incident;

import java.util.Comparator;

/** Two groups of different chains that share something, the earlier one first. */
record Edge(Group earlier, Group later, LinkKey key) implements Comparable<Edge> {
    private static final Comparator<Edge> ORDER = Comparator.comparing(Edge::later, Group.BY_TIME)
            .thenComparing(Edge::earlier, Group.BY_TIME)
            .thenComparing(Edge::key);

    static Edge of(Group one, Group other, LinkKey key) {
        return Group.BY_TIME.compare(one, other) <= 0 ? new Edge(one, other, key) : new Edge(other, one, key);
    }

    boolean touches(Chain chain) {
        return chain.groups.contains(earlier) || chain.groups.contains(later);
    }

    @Override
    public int compareTo(Edge other) {
        return ORDER.compare(this, other);
    }
}
