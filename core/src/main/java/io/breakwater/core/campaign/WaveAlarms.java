package io.breakwater.core.campaign;

import io.breakwater.core.model.Phrase;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The alarm that a wave begins, from the times of victims alone and without looking ahead.
 *
 * <p>At each hour with victims the counts of the last 6, 24 and 72 hours are held against what the gang's own past lets
 * expect. The past is the last {@link AlarmPast#MEMORY_DAYS} days before the longest window, days of earlier waves left out; its
 * mean and clumping make a negative binomial, and an alarm is a count whose tail probability under it is below
 * {@link AlarmWatch#RARE}. So three victims in six hours wake a gang that slept for weeks, and do not wake one that has three a day.
 * While a wave lasts no other alarm is given; it has ended when nothing unusual happened for {@link #ASLEEP_HOURS}.
 */
public final class WaveAlarms {
    /** A wave has ended when nothing unusual happened for so long. */
    static final int ASLEEP_HOURS = 48;

    static final long MILLIS_PER_HOUR = 3_600_000;

    /**
     * @param atMillis event time of the victim that tipped the balance
     * @param returned whether the gang had a wave before
     */
    public record Alarm(long atMillis, boolean returned, Phrase why) {}

    /** The alarms over victims at these event times. */
    public List<Alarm> alarms(long[] millis) {
        NavigableMap<Long, Hour> hours = new TreeMap<>();
        for (long each : millis) {
            hours.computeIfAbsent(Math.floorDiv(each, MILLIS_PER_HOUR), none -> new Hour())
                    .add(each);
        }
        AlarmCourse course = new AlarmCourse(hours);
        hours.keySet().forEach(course::changed);
        return course.alarms();
    }
}
