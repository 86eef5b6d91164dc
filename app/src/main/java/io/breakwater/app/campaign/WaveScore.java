package io.breakwater.app.campaign;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Adds up how well waves were found over many windows. */
final class WaveScore {
    private static final double OVERLAP = 0.5;
    private static final int SMALL_PEAK = 10;
    private static final int AFTERMATH_DAYS = 1;
    private static final long MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    private final int[] peaks;
    private final int[] byPeak;
    private final int[] foundByPeak;
    private final int[] alarmedByPeak;
    private int waves;
    private int found;
    private int told;
    private int small;
    private int smallFound;
    private int smallAlarmed;
    private int alarmed;
    private int alarmedWithinDay;
    private int falseAlarms;
    private long quietDays;

    /** @param peaks upper bounds, in order, of the heights that the curve tells apart */
    WaveScore(int... peaks) {
        this.peaks = peaks.clone();
        byPeak = new int[peaks.length];
        foundByPeak = new int[peaks.length];
        alarmedByPeak = new int[peaks.length];
    }

    void add(InjectedWaves.Mixed mixed, List<int[]> segments, long[] alarms) {
        told += segments.size();
        boolean[] taken = new boolean[segments.size()];
        for (InjectedWaves.Truth wave : mixed.waves()) {
            Optional<Integer> match = match(wave, segments, taken);
            match.ifPresent(index -> taken[index] = true);
            add(wave, match.isPresent(), alarms);
        }
        falseAlarms += (int) Arrays.stream(alarms)
                .filter(alarm -> mixed.waves().stream().noneMatch(wave -> within(alarm, wave)))
                .count();
        quietDays += LeakSites.DAYS
                - mixed.waves().stream()
                        .mapToInt(wave -> wave.to() - wave.from() + 1 + AFTERMATH_DAYS)
                        .sum();
    }

    private void add(InjectedWaves.Truth wave, boolean segmented, long[] alarms) {
        long end = (wave.to() + 1) * MILLIS_PER_DAY;
        long delay = Arrays.stream(alarms)
                .filter(alarm -> alarm >= wave.first() && alarm < end)
                .map(alarm -> alarm - wave.first())
                .min()
                .orElse(Long.MAX_VALUE);
        int seen = delay == Long.MAX_VALUE ? 0 : 1;
        int isSmall = wave.peak() < SMALL_PEAK ? 1 : 0;
        int isFound = segmented ? 1 : 0;
        waves++;
        found += isFound;
        alarmed += seen;
        alarmedWithinDay += delay <= MILLIS_PER_DAY ? 1 : 0;
        small += isSmall;
        smallFound += isSmall * isFound;
        smallAlarmed += isSmall * seen;
        int bin = bin(wave.peak());
        byPeak[bin]++;
        foundByPeak[bin] += isFound;
        alarmedByPeak[bin] += seen;
    }

    private int bin(int peak) {
        int bin = 0;
        while (bin < peaks.length - 1 && peak >= peaks[bin]) {
            bin++;
        }
        return bin;
    }

    /** One row of the curve: waves, share segmented, share alarmed. */
    double[] atPeak(int bin) {
        double of = Math.max(1, byPeak[bin]);
        return new double[] {byPeak[bin], foundByPeak[bin] / of, alarmedByPeak[bin] / of};
    }

    private static boolean within(long alarm, InjectedWaves.Truth wave) {
        return alarm >= wave.first() && alarm < (wave.to() + 1 + AFTERMATH_DAYS) * MILLIS_PER_DAY;
    }

    private static Optional<Integer> match(InjectedWaves.Truth wave, List<int[]> segments, boolean[] taken) {
        return IntStream.range(0, segments.size())
                .filter(index -> !taken[index] && overlap(wave, segments.get(index)) >= OVERLAP)
                .boxed()
                .max(Comparator.comparingDouble(index -> overlap(wave, segments.get(index))));
    }

    /** Days in both over days in either. */
    private static double overlap(InjectedWaves.Truth wave, int[] segment) {
        int both = Math.min(wave.to(), segment[1]) - Math.max(wave.from(), segment[0]) + 1;
        int either = Math.max(wave.to(), segment[1]) - Math.min(wave.from(), segment[0]) + 1;
        return Math.max(0, both) / (double) either;
    }

    int waves() {
        return waves;
    }

    double f1() {
        return 2.0 * found / Math.max(1, waves + told);
    }

    double recall() {
        return found / (double) Math.max(1, waves);
    }

    double precision() {
        return found / (double) Math.max(1, told);
    }

    double smallRecall() {
        return smallFound / (double) Math.max(1, small);
    }

    double smallAlarmed() {
        return smallAlarmed / (double) Math.max(1, small);
    }

    double alarmed() {
        return alarmed / (double) Math.max(1, waves);
    }

    double alarmedWithinDay() {
        return alarmedWithinDay / (double) Math.max(1, waves);
    }

    double falsePer90Days() {
        return 90.0 * falseAlarms / Math.max(1, quietDays);
    }
}
