package io.breakwater.core.campaign;

import io.breakwater.core.model.Wave;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToIntFunction;

/**
 * Bursts and sleeps in daily counts: a hidden Markov model with two states, segmented by Viterbi.
 *
 * <p>Asleep, a day's count is negative-binomial around the gang's own background, which is estimated from the days held to
 * be asleep and estimated again after each segmentation, until nothing changes. Awake, the count is negative-binomial too,
 * but around a level that nobody knows beforehand: waves differ a hundredfold in height. So the level is integrated out
 * over a geometric grid. One level for all waves, the textbook's way, makes a model that has seen 170 a day pass over a
 * wave of 5.
 *
 * <p>Neighbouring segments with at most {@link #MERGED_GAP} quiet days between them are one wave. A segment counts as a
 * wave when being awake explains it better than being asleep by {@link #PROOF} (in logarithms): a bar that rises with the
 * background by itself, where a fixed mass would be too high for a silent gang and too low for a busy one.
 */
public final class Waves {
    /** Quiet days that a wave may hold. */
    static final int MERGED_GAP = 3;

    /** Days before its first victim on which the gang is taken to have slept: without them a first burst looks usual. */
    private static final int QUIET_BEFORE = 30;

    private static final double PROOF = 9;
    private static final int LEAST_MASS = 5;
    private static final double WAKE = Math.log(1 / 60.0);
    private static final double STAY_ASLEEP = Math.log(59 / 60.0);
    private static final double FALL_ASLEEP = Math.log(1 / 6.0);
    private static final double STAY_AWAKE = Math.log(5 / 6.0);
    private static final int ROUNDS = 8;
    private static final double LEAST_BACKGROUND = 0.03;
    private static final double AWAKE_SIZE = 1.5;
    private static final int LEVELS = 12;

    /**
     * The waves in {@code days}.
     *
     * @param days victims per local epoch day; blank days absent
     * @param lastDay up to which was counted: a wave that reaches within {@link #MERGED_GAP} days of it is ongoing
     */
    public List<Wave> segment(SortedMap<Integer, Integer> days, int lastDay) {
        return segment(days, Integer::intValue, lastDay);
    }

    /** The same, of days with something that tells their victims. */
    <D> List<Wave> segment(SortedMap<Integer, D> days, ToIntFunction<D> victims, int lastDay) {
        if (days.isEmpty()) {
            return List.of();
        }
        int first = days.firstKey() - QUIET_BEFORE;
        int last = Math.max(days.lastKey(), lastDay);
        int[] counts = new int[last - first + 1];
        days.forEach((day, counted) -> counts[day - first] = victims.applyAsInt(counted));
        List<int[]> segments = accepted(counts);
        return segments.stream()
                .map(segment -> wave(counts, segment, first, last))
                .toList();
    }

    private static List<int[]> accepted(int[] counts) {
        boolean[] awake = seed(counts);
        double[] asleepScore = new double[counts.length];
        double[] awakeScore = new double[counts.length];
        for (int round = 0; round < ROUNDS; round++) {
            score(counts, awake, asleepScore, awakeScore);
            boolean[] next = viterbi(asleepScore, awakeScore);
            boolean settled = Arrays.equals(next, awake);
            awake = next;
            if (settled) {
                break;
            }
        }
        return segments(counts, awake).stream()
                .filter(segment -> convincing(counts, segment, asleepScore, awakeScore))
                .toList();
    }

    /** The busiest fifth of the days, and only those above one: a first guess that the rounds mend. */
    private static boolean[] seed(int[] counts) {
        int[] ordered = counts.clone();
        Arrays.sort(ordered);
        int bar = Math.max(1, ordered[(int) (0.8 * (ordered.length - 1))]);
        boolean[] awake = new boolean[counts.length];
        for (int day = 0; day < counts.length; day++) {
            awake[day] = counts[day] > bar;
        }
        return awake;
    }

    private static void score(int[] counts, boolean[] awake, double[] asleepScore, double[] awakeScore) {
        NegativeBinomial background = background(counts, awake);
        int top = Arrays.stream(counts).max().orElse(0);
        NegativeBinomial[] levels = levels(background, top);
        double[] asleepByCount = new double[top + 1];
        double[] awakeByCount = new double[top + 1];
        Arrays.fill(asleepByCount, Double.NaN);
        for (int day = 0; day < counts.length; day++) {
            int count = counts[day];
            if (Double.isNaN(asleepByCount[count])) {
                asleepByCount[count] = background.logProbability(count);
                awakeByCount[count] = integrated(levels, count);
            }
            asleepScore[day] = asleepByCount[count];
            awakeScore[day] = awakeByCount[count];
        }
    }

    private static NegativeBinomial background(int[] counts, boolean[] awake) {
        double sum = 0;
        double squares = 0;
        int days = 0;
        for (int day = 0; day < counts.length; day++) {
            if (!awake[day]) {
                sum += counts[day];
                squares += (double) counts[day] * counts[day];
                days++;
            }
        }
        double mean = Math.max(LEAST_BACKGROUND, days == 0 ? 0 : sum / days);
        double variance = days == 0 ? mean : squares / days - mean * mean;
        double size = variance > mean ? mean * mean / (variance - mean) : 50;
        return new NegativeBinomial(mean, Math.clamp(size, 0.1, 50));
    }

    private static NegativeBinomial[] levels(NegativeBinomial background, int top) {
        double low = Math.max(2, 3 * background.mean());
        double high = Math.max(low * 2, top);
        NegativeBinomial[] levels = new NegativeBinomial[LEVELS];
        for (int index = 0; index < LEVELS; index++) {
            double mean = low * Math.pow(high / low, index / (LEVELS - 1.0));
            levels[index] = new NegativeBinomial(mean, AWAKE_SIZE);
        }
        return levels;
    }

    private static double integrated(NegativeBinomial[] levels, int count) {
        double coefficient = NegativeBinomial.logCoefficient(count, AWAKE_SIZE);
        double sum = 0;
        for (NegativeBinomial level : levels) {
            sum += Math.exp(level.logProbability(count, coefficient));
        }
        return Math.log(Math.max(sum / levels.length, Double.MIN_NORMAL));
    }

    private static boolean[] viterbi(double[] asleepScore, double[] awakeScore) {
        int days = asleepScore.length;
        boolean[] awakeFromAsleep = new boolean[days];
        boolean[] asleepFromAwake = new boolean[days];
        double asleep = asleepScore[0];
        double awake = awakeScore[0] + WAKE;
        for (int day = 1; day < days; day++) {
            awakeFromAsleep[day] = asleep + WAKE > awake + STAY_AWAKE;
            asleepFromAwake[day] = awake + FALL_ASLEEP > asleep + STAY_ASLEEP;
            double nextAwake = awakeScore[day] + Math.max(asleep + WAKE, awake + STAY_AWAKE);
            asleep = asleepScore[day] + Math.max(awake + FALL_ASLEEP, asleep + STAY_ASLEEP);
            awake = nextAwake;
        }
        boolean[] path = new boolean[days];
        path[days - 1] = awake > asleep;
        for (int day = days - 1; day > 0; day--) {
            path[day - 1] = path[day] ? !awakeFromAsleep[day] : asleepFromAwake[day];
        }
        return path;
    }

    /** Runs of waking days, from first to last victim, merged over short gaps. */
    private static List<int[]> segments(int[] counts, boolean[] awake) {
        List<int[]> segments = new ArrayList<>();
        for (int day = 0; day < counts.length; day++) {
            if (!awake[day] || counts[day] == 0) {
                continue;
            }
            int[] before = segments.isEmpty() ? null : segments.getLast();
            if (before != null && day - before[1] <= MERGED_GAP + 1) {
                before[1] = day;
            } else {
                segments.add(new int[] {day, day});
            }
        }
        return segments;
    }

    private static boolean convincing(int[] counts, int[] segment, double[] asleepScore, double[] awakeScore) {
        int mass = 0;
        double proof = 0;
        for (int day = segment[0]; day <= segment[1]; day++) {
            mass += counts[day];
            proof += awakeScore[day] - asleepScore[day];
        }
        return mass >= LEAST_MASS && proof >= PROOF;
    }

    private static Wave wave(int[] counts, int[] segment, int first, int last) {
        int assets = 0;
        int peakDay = segment[0];
        for (int day = segment[0]; day <= segment[1]; day++) {
            assets += counts[day];
            peakDay = counts[day] > counts[peakDay] ? day : peakDay;
        }
        return new Wave(
                LocalDate.ofEpochDay(first + (long) segment[0]),
                LocalDate.ofEpochDay(first + (long) segment[1]),
                assets,
                counts[peakDay],
                LocalDate.ofEpochDay(first + (long) peakDay),
                last - (first + segment[1]) <= MERGED_GAP);
    }
}
