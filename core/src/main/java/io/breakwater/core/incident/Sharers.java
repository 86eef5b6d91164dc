package io.breakwater.core.incident;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The core groups that share one thing, in the order of event time, and on how many assets it was seen. */
final class Sharers {
    final NavigableSet<Group> groups = new TreeSet<>(Group.BY_TIME);
    private final Map<String, Integer> assets = new HashMap<>();

    void add(Group group, String asset) {
        if (groups.add(group)) {
            assets.merge(asset, 1, Integer::sum);
        }
    }

    void remove(Group group, String asset) {
        if (groups.remove(group)) {
            assets.computeIfPresent(asset, (name, count) -> count == 1 ? null : count - 1);
        }
    }

    int assets() {
        return assets.size();
    }
}
