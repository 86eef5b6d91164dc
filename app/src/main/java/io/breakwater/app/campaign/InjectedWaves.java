package io.breakwater.app.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Waves put into a background. Open in how it works: one to four waves in a window, at least {@link #SLEEP_DAYS} days apart
 * and from the window's ends; each lasts 1 to 12 days and peaks, log-uniform, between 4 and 170 victims a day. Three shapes
 * in equal parts: the peak at the front with a decay, a hump, a plateau; a tenth of the inner days is blank. The count of a
 * day is Poisson around its shape, times lie between 7 and 23 o'clock with the most at midday.
 */
final class InjectedWaves {
    private static final int MOST_WAVES = 4;
    private static final int MOST_DAYS = 12;
    private static final int SLEEP_DAYS = 10;
    private static final double LOWEST_PEAK = 4;
    private static final double HIGHEST_PEAK = 170;
    private static final double BLANK = 0.1;
    private static final long MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    private InjectedWaves() {}

    /**
     * One injected wave.
     *
     * @param from first day with a victim, from 0
     * @param to last day with a victim
     * @param first time of the first victim, milliseconds from the window's begin
     */
    record Truth(int from, int to, int peak, long first) {}

    /** @param times of posts and victims together, in order */
    record Mixed(long[] times, List<Truth> waves) {}

    static Mixed into(LeakSites.Background background, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<long[]> victims = new ArrayList<>();
        List<Truth> waves = new ArrayList<>();
        int wanted = random.nextInt(1, MOST_WAVES + 1);
        int slot = (LeakSites.DAYS - SLEEP_DAYS) / wanted;
        for (int index = 0; index < wanted; index++) {
            int length = random.nextInt(1, MOST_DAYS + 1);
            int latest = Math.max(1, slot - length - SLEEP_DAYS);
            int begin = SLEEP_DAYS + index * slot + random.nextInt(latest);
            long[] times = wave(begin, length, random);
            if (times.length > 0) {
                victims.add(times);
                waves.add(truth(times));
            }
        }
        long[] all = LongStream.concat(
                        Arrays.stream(background.times()), victims.stream().flatMapToLong(Arrays::stream))
                .sorted()
                .toArray();
        return new Mixed(all, waves);
    }

    private static long[] wave(int begin, int length, SplittableRandom random) {
        double peak = LOWEST_PEAK * Math.pow(HIGHEST_PEAK / LOWEST_PEAK, random.nextDouble());
        int shape = random.nextInt(3);
        LongStream.Builder times = LongStream.builder();
        for (int day = 0; day < length; day++) {
            boolean inner = day > 0 && day < length - 1;
            if (inner && random.nextDouble() < BLANK) {
                continue;
            }
            int count = poisson(peak * height(shape, day, length), random);
            for (int victim = 0; victim < count; victim++) {
                double hour = 7 + 16 * (random.nextDouble() + random.nextDouble()) / 2;
                times.add((begin + day) * MILLIS_PER_DAY + (long) (hour * 3_600_000));
            }
        }
        return times.build().sorted().toArray();
    }

    private static double height(int shape, int day, int length) {
        double along = length == 1 ? 0 : day / (length - 1.0);
        return switch (shape) {
            case 0 -> Math.exp(-2 * along);
            case 1 -> Math.exp(-4 * (along - 0.5) * (along - 0.5)) / (length == 1 ? Math.exp(-1) : 1);
            default -> 1;
        };
    }

    private static int poisson(double mean, SplittableRandom random) {
        int count = 0;
        for (double left = mean - random.nextExponential(); left > 0; left -= random.nextExponential()) {
            count++;
        }
        return count;
    }

    private static Truth truth(long[] times) {
        int from = (int) (times[0] / MILLIS_PER_DAY);
        int to = (int) (times[times.length - 1] / MILLIS_PER_DAY);
        int[] days = new int[to - from + 1];
        for (long time : times) {
            days[(int) (time / MILLIS_PER_DAY) - from]++;
        }
        return new Truth(from, to, Arrays.stream(days).max().orElse(0), times[0]);
    }
}
