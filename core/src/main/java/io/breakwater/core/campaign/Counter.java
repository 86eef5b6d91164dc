package io.breakwater.core.campaign;

import io.breakwater.core.model.Share;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Victims and tenants per name, growing and shrinking. */
final class Counter {
    private static final Comparator<Share> LARGEST_FIRST =
            Comparator.comparingInt(Share::count).reversed().thenComparing(Share::name);

    private final Map<String, Headcount> cells = new HashMap<>();

    void add(String name, int tenant, int times) {
        Headcount cell = cells.computeIfAbsent(name, none -> new Headcount());
        cell.add(tenant, times);
        if (cell.victims() == 0) {
            cells.remove(name);
        }
    }

    Set<String> names() {
        return cells.keySet();
    }

    /** Rows with the greatest first, equal ones by name. */
    List<Share> shares(int of) {
        return cells.entrySet().stream()
                .map(each -> new Share(
                        each.getKey(),
                        each.getValue().victims(),
                        of,
                        each.getValue().tenants()))
                .sorted(LARGEST_FIRST)
                .toList();
    }
}
