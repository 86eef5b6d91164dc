package io.breakwater.core.campaign;

import io.breakwater.core.campaign.WaveAlarms.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The alarms over a campaign's hours, kept current. What the watch had seen is copied every {@link #STRIDE} hours, so that
 * it goes back to the last copy before a change only; and on as far as it comes to a copy that says the same as it does:
 * past that point nothing can differ. The watch remembers two months, so that is about how far it goes; how many hours of
 * them at a time is for the caller to say.
 */
final class AlarmCourse {
    private static final int STRIDE = 64;

    private final NavigableMap<Long, Hour> hours;

    /** Alarms by their hours; those that the watch has still to pass may be of before a change. */
    private final NavigableMap<Long, Alarm> given = new TreeMap<>();

    /** What the watch had seen before each of these hours; with the same reservation. */
    private final NavigableMap<Long, AlarmWatch> copies = new TreeMap<>();

    /** Goes through the hours; null while all alarms are current. */
    private @Nullable AlarmWatch watch;

    /** All hours before this one the watch has seen. */
    private long next;

    private int sinceCopy;
    /** After this hour, what differs no more from a copy differs no more at all. */
    private long lastStale = Long.MIN_VALUE;

    AlarmCourse(NavigableMap<Long, Hour> hours) {
        this.hours = hours;
    }

    /** Notes that an hour has other victims than it had. */
    void changed(long hour) {
        if (watch == null || hour < next) {
            // Beyond what the watch had passed when it has to go back, nothing is current yet.
            lastStale = watch == null ? hour : Math.max(lastStale, next - 1);
            NavigableMap.Entry<Long, AlarmWatch> start = copies.floorEntry(hour);
            watch = start == null ? new AlarmWatch() : new AlarmWatch(start.getValue());
            next = start == null ? Long.MIN_VALUE : start.getKey();
            sinceCopy = 0;
        }
        lastStale = Math.max(lastStale, hour);
    }

    /** In order of time. */
    List<Alarm> alarms() {
        goOn(Long.MAX_VALUE);
        return List.copyOf(given.values());
    }

    /**
     * The alarms of waves of which none of those speaks that were told, in order of time. Late victims move an alarm within
     * its wave: one that was told speaks for the wave unless the gang slept between the two, or the next alarm lies there.
     *
     * @param told their event times, in epoch milliseconds
     */
    List<Alarm> untold(NavigableSet<Long> told) {
        List<Alarm> untold = new ArrayList<>();
        long following = Long.MAX_VALUE;
        for (Alarm alarm : alarms().reversed()) {
            Long spoken = told.ceiling(alarm.atMillis() - WaveAlarms.ASLEEP_HOURS * WaveAlarms.MILLIS_PER_HOUR);
            if (spoken == null || spoken >= following || sleptBetween(alarm.atMillis(), spoken)) {
                untold.addFirst(alarm);
            }
            following = alarm.atMillis();
        }
        return untold;
    }

    private boolean sleptBetween(long from, long to) {
        long last = Math.floorDiv(to, WaveAlarms.MILLIS_PER_HOUR);
        long hour = Math.floorDiv(from, WaveAlarms.MILLIS_PER_HOUR);
        while (hour < last) {
            Long victims = hours.higherKey(hour);
            long awake = victims == null ? last : Math.min(victims, last);
            if (awake - hour > WaveAlarms.ASLEEP_HOURS) {
                return true;
            }
            hour = awake;
        }
        return false;
    }

    /** Whether the alarms are those of all that is known. */
    boolean isCurrent() {
        return watch == null;
    }

    /** Lets the watch see up to {@code most} more hours; returns how many it saw. */
    long goOn(long most) {
        long seen = 0;
        while (watch != null && seen < most) {
            see(watch);
            seen++;
        }
        return seen;
    }

    private void see(AlarmWatch watching) {
        Map.Entry<Long, Hour> victims = hours.ceilingEntry(next);
        long hour = victims == null ? Long.MAX_VALUE : victims.getKey();
        // What stood at hours that have no victims any more.
        given.subMap(next, hour).clear();
        copies.subMap(next, hour).clear();
        AlarmWatch before = copies.get(hour);
        if (victims == null || (hour > lastStale && before != null && before.same(watching))) {
            watch = null;
            return;
        }
        if (sinceCopy >= STRIDE || before != null) {
            copies.put(hour, new AlarmWatch(watching));
            sinceCopy = 0;
        }
        sinceCopy++;
        watching.see(hour, victims.getValue())
                .ifPresentOrElse(alarm -> given.put(hour, alarm), () -> given.remove(hour));
        next = hour + 1;
    }
}
