package io.breakwater.app.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What to compare with: a hidden Markov model with two states of one fixed level each, gaps of at most 3 days merged, mass
 * at least 12; and the hourly rule, 4 new in 6 hours, once per four days.
 */
final class TextbookWaves implements WaveFinder {
    private static final int GAP = 3;
    private static final int MASS = 12;
    private static final int NEW = 4;
    private static final Duration WITHIN = Duration.ofHours(6);
    private static final Duration QUIET = Duration.ofDays(4);
    private static final double STAY = Math.log(0.95);
    private static final double CHANGE = Math.log(0.05);
    private static final int ROUNDS = 20;

    @Override
    public String name() {
        return "textbook";
    }

    @Override
    public List<int[]> segments(long[] times, int lastDay) {
        SortedMap<Integer, Integer> daily = WaveFinder.daily(times);
        int[] counts = new int[Math.max(lastDay, daily.lastKey()) + 1];
        daily.forEach((day, count) -> counts[day] = count);
        boolean[] awake = new boolean[counts.length];
        double mean = times.length / (double) counts.length;
        for (int day = 0; day < counts.length; day++) {
            awake[day] = counts[day] > 2 * mean + 1;
        }
        for (int round = 0; round < ROUNDS; round++) {
            awake = viterbi(counts, level(counts, awake, false), level(counts, awake, true));
        }
        return segments(counts, awake);
    }

    /** Mean and variance of the days in a state. */
    private static double[] level(int[] counts, boolean[] awake, boolean state) {
        double sum = 0;
        double squares = 0;
        int days = 0;
        for (int day = 0; day < counts.length; day++) {
            if (awake[day] == state) {
                sum += counts[day];
                squares += (double) counts[day] * counts[day];
                days++;
            }
        }
        double mean = Math.max(state ? 1 : 0.05, days == 0 ? 0 : sum / days);
        double variance = Math.max(mean * 1.05, days == 0 ? 0 : squares / days - mean * mean);
        return new double[] {mean, mean * mean / (variance - mean)};
    }

    private static double log(int count, double[] level) {
        double size = level[1];
        double log = size * Math.log(size / (size + level[0])) + count * Math.log(level[0] / (size + level[0]));
        for (int each = 0; each < count; each++) {
            log += Math.log((size + each) / (each + 1));
        }
        return log;
    }

    private static boolean[] viterbi(int[] counts, double[] quiet, double[] loud) {
        boolean[][] cameAwake = new boolean[2][counts.length];
        double asleep = log(counts[0], quiet);
        double awake = log(counts[0], loud) + CHANGE;
        for (int day = 1; day < counts.length; day++) {
            cameAwake[0][day] = awake + CHANGE > asleep + STAY;
            cameAwake[1][day] = awake + STAY > asleep + CHANGE;
            double next = log(counts[day], quiet) + Math.max(awake + CHANGE, asleep + STAY);
            awake = log(counts[day], loud) + Math.max(awake + STAY, asleep + CHANGE);
            asleep = next;
        }
        boolean[] path = new boolean[counts.length];
        path[counts.length - 1] = awake > asleep;
        for (int day = counts.length - 1; day > 0; day--) {
            path[day - 1] = cameAwake[path[day] ? 1 : 0][day];
        }
        return path;
    }

    private static List<int[]> segments(int[] counts, boolean[] awake) {
        List<int[]> segments = new ArrayList<>();
        for (int day = 0; day < counts.length; day++) {
            if (awake[day] && !segments.isEmpty() && day - segments.getLast()[1] <= GAP + 1) {
                segments.getLast()[1] = day;
            } else if (awake[day]) {
                segments.add(new int[] {day, day});
            }
        }
        segments.removeIf(segment -> {
            int mass = 0;
            for (int day = segment[0]; day <= segment[1]; day++) {
                mass += counts[day];
            }
            return mass < MASS;
        });
        return segments;
    }

    @Override
    public long[] alarms(long[] times) {
        List<Long> alarms = new ArrayList<>();
        long busy = Long.MIN_VALUE / 2;
        for (int index = NEW - 1; index < times.length; index++) {
            if (times[index] - times[index - NEW + 1] < WITHIN.toMillis()) {
                if (times[index] - busy > QUIET.toMillis()) {
                    alarms.add(times[index]);
                }
                busy = times[index];
            }
        }
        return alarms.stream().mapToLong(Long::longValue).toArray();
    }
}
