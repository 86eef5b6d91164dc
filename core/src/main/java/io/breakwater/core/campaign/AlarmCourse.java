package io.breakwater.core.campaign;

import io.breakwater.core.campaign.WaveAlarms.Alarm;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The alarms over a campaign's hours, kept current. What the watch had seen is copied every {@link #STRIDE} hours, so that
 * it goes back to the last copy before a change only; and on as far as it comes to a copy that says the same as it does:
 * past that point nothing can differ. The watch remembers two months, so that is about how far it goes.
 */
final class AlarmCourse {
    private static final int STRIDE = 64;

    private final NavigableMap<Long, Hour> hours;
    private final NavigableMap<Long, Alarm> given = new TreeMap<>();

    /** What the watch had seen before each of these hours. */
    private final NavigableMap<Long, AlarmWatch> copies = new TreeMap<>();

    private long firstChanged = Long.MAX_VALUE;
    private long lastChanged = Long.MIN_VALUE;

    AlarmCourse(NavigableMap<Long, Hour> hours) {
        this.hours = hours;
    }

    /** Notes that an hour has other victims than it had. */
    void changed(long hour) {
        firstChanged = Math.min(firstChanged, hour);
        lastChanged = Math.max(lastChanged, hour);
    }

    /** In order of time. */
    List<Alarm> alarms() {
        if (firstChanged <= lastChanged) {
            follow();
            firstChanged = Long.MAX_VALUE;
            lastChanged = Long.MIN_VALUE;
        }
        return List.copyOf(given.values());
    }

    private void follow() {
        Map.Entry<Long, AlarmWatch> start = copies.floorEntry(firstChanged);
        long from = start == null ? Long.MIN_VALUE : start.getKey();
        AlarmWatch watch = start == null ? new AlarmWatch() : new AlarmWatch(start.getValue());
        NavigableMap<Long, AlarmWatch> copiesBefore = new TreeMap<>(copies.tailMap(from, false));
        NavigableMap<Long, Alarm> givenBefore = new TreeMap<>(given.tailMap(from, true));
        copies.tailMap(from, false).clear();
        given.tailMap(from, true).clear();
        int sinceCopy = 0;
        for (Map.Entry<Long, Hour> hour : hours.tailMap(from, true).entrySet()) {
            AlarmWatch before = hour.getKey() > lastChanged ? copiesBefore.get(hour.getKey()) : null;
            if (before != null && before.same(watch)) {
                copies.putAll(copiesBefore.tailMap(hour.getKey(), true));
                given.putAll(givenBefore.tailMap(hour.getKey(), true));
                return;
            }
            if (before != null || sinceCopy >= STRIDE) {
                copies.put(hour.getKey(), new AlarmWatch(watch));
                sinceCopy = 0;
            }
            sinceCopy++;
            watch.see(hour.getKey(), hour.getValue()).ifPresent(alarm -> given.put(hour.getKey(), alarm));
        }
    }
}
