package io.breakwater.core.campaign;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Victims and tenants of each local day, as the tables tell them: only days that changed are written anew. */
final class DailyTable {
    private final Map<Integer, Headcount> days;
    private final Set<Integer> changed = new HashSet<>();
    private TreeMap<LocalDate, Integer> victims = new TreeMap<>();
    private TreeMap<LocalDate, Integer> tenants = new TreeMap<>();

    DailyTable(Map<Integer, Headcount> days) {
        this.days = days;
    }

    /** Notes that a day has other victims than it had. */
    void changed(int day) {
        changed.add(day);
    }

    /** What was given before stays as it was. */
    SortedMap<LocalDate, Integer> victims() {
        write();
        return victims;
    }

    SortedMap<LocalDate, Integer> tenants() {
        write();
        return tenants;
    }

    private void write() {
        if (changed.isEmpty()) {
            return;
        }
        victims = new TreeMap<>(victims);
        tenants = new TreeMap<>(tenants);
        for (int day : changed) {
            Headcount count = days.get(day);
            LocalDate date = LocalDate.ofEpochDay(day);
            if (count == null) {
                victims.remove(date);
                tenants.remove(date);
            } else {
                victims.put(date, count.victims());
                tenants.put(date, count.tenants());
            }
        }
        changed.clear();
    }
}
