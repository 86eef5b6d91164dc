package io.breakwater.core.campaign;

import io.breakwater.core.model.Phrase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The alarm that a wave begins, from the times of victims alone and without looking ahead.
 *
 * <p>At each hour with victims the counts of the last 6, 24 and 72 hours are held against what the gang's own past lets
 * expect. The past is the last {@link #MEMORY_DAYS} days before the longest window, days of earlier waves left out; its
 * mean and clumping make a negative binomial, and an alarm is a count whose tail probability under it is below
 * {@link #RARE}. So three victims in six hours wake a gang that slept for weeks, and do not wake one that has three a day.
 * While a wave lasts no other alarm is given; it has ended when nothing unusual happened for {@link #ASLEEP_HOURS}.
 */
public final class WaveAlarms {
    private static final int[] WINDOWS_HOURS = {6, 24, 72};
    private static final int[] LEAST = {3, 3, 4};
    private static final double RARE = Math.log(3e-3);
    private static final double UNUSUAL = Math.log(3e-3);
    /** At so many times the mean the tail is below any threshold, however clumped. */
    private static final double FAR = 50;

    private static final int MEMORY_DAYS = 60;
    private static final int HOURS_PER_DAY = 24;
    private static final int ASLEEP_HOURS = 2 * HOURS_PER_DAY;
    private static final double PRIOR_VICTIMS = 0.5;
    private static final double PRIOR_DAYS = 5;
    private static final long MILLIS_PER_HOUR = 3_600_000;

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
        return alarms(hours);
    }

    /** Whether no alarm was told within the same wave. */
    static boolean isNew(Alarm alarm, SortedSet<Long> told) {
        long episode = ASLEEP_HOURS * MILLIS_PER_HOUR;
        return told.subSet(alarm.atMillis() - episode, alarm.atMillis() + episode + 1)
                .isEmpty();
    }

    List<Alarm> alarms(NavigableMap<Long, Hour> hours) {
        Watch watch = new Watch(hours);
        hours.forEach(watch::see);
        return watch.alarms;
    }

    /** Goes through the hours in order. */
    private static final class Watch {
        private final NavigableMap<Long, Hour> hours;
        private final List<Alarm> alarms = new ArrayList<>();
        private final Past past = new Past();
        private final Deque<long[]> window = new ArrayDeque<>();
        private boolean awake;
        private long unusual = Long.MIN_VALUE / 2;

        private Watch(NavigableMap<Long, Hour> hours) {
            this.hours = hours;
        }

        private void see(long hour, Hour victims) {
            int longest = WINDOWS_HOURS[WINDOWS_HOURS.length - 1];
            while (!window.isEmpty() && window.getFirst()[0] <= hour - longest) {
                long[] left = window.removeFirst();
                past.learn(left[0], (int) left[1], left[2] != 0);
            }
            past.forget(hour);
            if (awake && hour - unusual > ASLEEP_HOURS) {
                awake = false;
            }
            window.addLast(new long[] {hour, victims.size(), 0});
            judge(hour);
            window.getLast()[2] = awake ? 1 : 0;
        }

        private void judge(long hour) {
            int[] counts = counts(hour);
            for (int index = 0; index < WINDOWS_HOURS.length; index++) {
                int count = counts[index];
                if (count < LEAST[index]) {
                    continue;
                }
                double tail = surprise(past.expected(hour, WINDOWS_HOURS[index]), count);
                if (!awake && tail < RARE) {
                    alarm(hour, WINDOWS_HOURS[index], count);
                }
                if (tail < UNUSUAL) {
                    unusual = awake ? hour : unusual;
                }
            }
        }

        /** The tail's logarithm; far from both thresholds a bound does, which spares long sums. */
        private static double surprise(NegativeBinomial expected, int count) {
            if (count <= expected.mean()) {
                return 0;
            }
            return count > FAR * (expected.mean() + 1) ? Double.NEGATIVE_INFINITY : expected.logTail(count);
        }

        /** Victims in each of the windows that end with this hour. */
        private int[] counts(long hour) {
            int[] counts = new int[WINDOWS_HOURS.length];
            for (long[] each : window) {
                for (int index = 0; index < counts.length; index++) {
                    counts[index] += each[0] > hour - WINDOWS_HOURS[index] ? (int) each[1] : 0;
                }
            }
            return counts;
        }

        private void alarm(long hour, int width, int count) {
            boolean returned = !alarms.isEmpty();
            awake = true;
            unusual = hour;
            // What led up to the alarm belongs to the wave, not to the background.
            window.forEach(each -> each[2] = each[0] > hour - width ? 1 : each[2]);
            long[] times = hours.get(hour) == null
                    ? new long[] {hour * MILLIS_PER_HOUR}
                    : hours.get(hour).ordered();
            Phrase why = TableWriter.phrase(
                    "%2$d 小时内新增 %1$d 个受害资产；按既往规律预期 %3$.1f 个",
                    "%d new victims in %d hours; the past let expect %.1f",
                    count,
                    width,
                    past.expected(hour, width).mean());
            alarms.add(new Alarm(times[times.length - 1], returned, why));
        }
    }

    /** Victims per day outside waves. */
    private static final class Past {
        private final TreeMap<Long, Integer> asleep = new TreeMap<>();
        private final TreeMap<Long, Boolean> wavy = new TreeMap<>();
        private long first = Long.MAX_VALUE;
        private double sum;
        private double squares;

        private void learn(long hour, int count, boolean wave) {
            long day = Math.floorDiv(hour, HOURS_PER_DAY);
            first = Math.min(first, day);
            if (wave) {
                wavy.put(day, true);
            } else {
                int before = asleep.getOrDefault(day, 0);
                asleep.put(day, before + count);
                sum += count;
                squares += (double) (before + count) * (before + count) - (double) before * before;
            }
        }

        private void forget(long hour) {
            long oldest = Math.floorDiv(hour, HOURS_PER_DAY) - MEMORY_DAYS;
            while (!asleep.isEmpty() && asleep.firstKey() < oldest) {
                int count = Objects.requireNonNull(asleep.pollFirstEntry()).getValue();
                sum -= count;
                squares -= (double) count * count;
            }
            wavy.headMap(oldest).clear();
        }

        private NegativeBinomial expected(long hour, int width) {
            long until = Math.floorDiv(hour, HOURS_PER_DAY) - 3;
            long from = Math.max(first, until - MEMORY_DAYS + 3);
            double days = Math.max(0, first == Long.MAX_VALUE ? 0 : until - from + 1 - wavy.size());
            double daily = (sum + PRIOR_VICTIMS) / (days + PRIOR_DAYS);
            double variance = days == 0 ? daily : squares / days - Math.pow(sum / days, 2);
            double clumping = Math.clamp(variance > daily ? daily * daily / (variance - daily) : 20, 0.15, 20);
            double share = width / (double) HOURS_PER_DAY;
            // Windows shorter than a day clump as much as the day does; longer ones are sums of days.
            return new NegativeBinomial(daily * share, clumping * Math.max(1, share));
        }
    }
}
