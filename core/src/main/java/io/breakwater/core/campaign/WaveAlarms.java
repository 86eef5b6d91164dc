package io.breakwater.core.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/** Placeholder until the rule stands. */
final class WaveAlarms {
    record Alarm(long atMillis, boolean returned, String why) {}

    static boolean isNew(Alarm alarm, SortedSet<Long> told) {
        long episode = 4L * 24 * 3_600_000;
        return told.subSet(alarm.atMillis() - episode, alarm.atMillis() + episode)
                .isEmpty();
    }

    List<Alarm> alarms(SortedMap<Long, Hour> hours) {
        List<Alarm> alarms = new ArrayList<>();
        long last = Long.MIN_VALUE / 2;
        for (Map.Entry<Long, Hour> hour : hours.entrySet()) {
            int near = hours.subMap(hour.getKey() - 5, hour.getKey() + 1).values().stream()
                    .mapToInt(Hour::size)
                    .sum();
            if (near >= 4 && hour.getKey() - last > 24 * 4) {
                alarms.add(new Alarm(hour.getValue().ordered()[0], last > 0, near + " new victims in 6 hours"));
            }
            last = near >= 4 ? hour.getKey() : last;
        }
        return alarms;
    }
}
