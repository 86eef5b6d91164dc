package io.breakwater.core.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The victims of each local hour, as the tables tell them. There may be tens of thousands of hours, so what was written
 * stays, and only hours that changed are written anew.
 */
final class HourlyTable {
    private static final int HOURS_PER_DAY = 24;

    private final NavigableMap<Long, Hour> hours;
    private final List<Long> changed = new ArrayList<>();
    private TreeMap<String, Integer> written = new TreeMap<>();

    HourlyTable(NavigableMap<Long, Hour> hours) {
        this.hours = hours;
    }

    /** Notes that an hour has other victims than it had. */
    void changed(long hour, Hour victims) {
        if (!victims.unwritten) {
            victims.unwritten = true;
            changed.add(hour);
        }
    }

    /** The table; what was given before stays as it was. */
    SortedMap<String, Integer> table() {
        if (changed.isEmpty()) {
            return written;
        }
        TreeMap<String, Integer> next = new TreeMap<>(written);
        for (long hour : changed) {
            Hour victims = hours.get(hour);
            if (victims == null) {
                next.remove(name(hour));
            } else {
                victims.unwritten = false;
                next.put(name(hour), victims.size());
            }
        }
        changed.clear();
        written = next;
        return next;
    }

    private static String name(long hour) {
        long clock = Math.floorMod(hour, HOURS_PER_DAY);
        return LocalDate.ofEpochDay(Math.floorDiv(hour, HOURS_PER_DAY)) + (clock < 10 ? "T0" : "T") + clock;
    }
}
