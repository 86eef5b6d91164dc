package io.breakwater.core.campaign;

import io.breakwater.core.model.Share;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts per name, growing and shrinking. */
final class Counter<K extends Comparable<K>> {
    private final SortedMap<K, Integer> counts = new TreeMap<>();

    void add(K key, int times) {
        int after = counts.merge(key, times, Integer::sum);
        if (after == 0) {
            counts.remove(key);
        }
    }

    SortedMap<K, Integer> counts() {
        return counts;
    }

    /** Rows with the greatest first, equal ones by name. */
    List<Share> shares(int of) {
        return counts.entrySet().stream()
                .map(entry -> new Share(entry.getKey().toString(), entry.getValue(), of))
                .sorted(Comparator.comparingInt(Share::count).reversed().thenComparing(Share::name))
                .toList();
    }
}
