package io.breakwater.core.campaign;

import io.breakwater.core.model.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * As {@link Counter}, for names of which there may be as many as victims and only the most frequent are asked for: their order
 * is kept, so that the first of them are found without going through all.
 */
final class Ranking {
    private final Map<String, Headcount> cells = new HashMap<>();
    private final NavigableMap<Integer, NavigableSet<String>> byVictims = new TreeMap<>();

    void add(String name, int tenant, int times) {
        Headcount cell = cells.computeIfAbsent(name, none -> new Headcount());
        int before = cell.victims();
        cell.add(tenant, times);
        if (before > 0) {
            leave(name, before);
        }
        if (cell.victims() > 0) {
            byVictims.computeIfAbsent(cell.victims(), none -> new TreeSet<>()).add(name);
        } else {
            cells.remove(name);
        }
    }

    private void leave(String name, int victims) {
        byVictims.computeIfPresent(victims, (number, names) -> names.remove(name) && names.isEmpty() ? null : names);
    }

    /** Up to {@code most} rows with the greatest first, equal ones by name. */
    List<Share> first(int most, int of) {
        List<Share> first = new ArrayList<>();
        for (NavigableSet<String> names : byVictims.descendingMap().values()) {
            for (String name : names) {
                if (first.size() == most) {
                    return first;
                }
                Headcount cell = Objects.requireNonNull(cells.get(name));
                first.add(new Share(name, cell.victims(), of, cell.tenants()));
            }
        }
        return first;
    }
}
