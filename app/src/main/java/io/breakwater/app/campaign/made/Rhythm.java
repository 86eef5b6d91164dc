package io.breakwater.app.campaign.made;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** When victims fall: two to four waves with days of sleep between them. */
final class Rhythm {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private static final double LEAST_PEAK = 20;
    private static final double PEAK_RATIO = 8;
    private static final double NOON_HOURS = 13.5;
    private static final double SPREAD_HOURS = 3;
    private static final double ANY_TIME = 0.15;

    private final SplittableRandom random;

    Rhythm(SplittableRandom random) {
        this.random = random;
    }

    /** First and last day of each wave; at least 12 days lie between two. */
    List<LocalDate[]> waves(LocalDate begin, int days) {
        List<LocalDate[]> waves = new ArrayList<>();
        int count = random.nextInt(2, 5);
        int slot = (days - 20) / count;
        for (int index = 0; index < count; index++) {
            int length = random.nextInt(1, 10);
            LocalDate from = begin.plusDays(10 + (long) index * slot + random.nextInt(slot - length - 12));
            waves.add(new LocalDate[] {from, from.plusDays(length - 1L)});
        }
        return waves;
    }

    /** Times of the victims of a wave; every day of it has some. */
    List<Instant> times(LocalDate[] wave) {
        List<Instant> times = new ArrayList<>();
        double peak = LEAST_PEAK * Math.pow(PEAK_RATIO, random.nextDouble());
        for (LocalDate day = wave[0]; !day.isAfter(wave[1]); day = day.plusDays(1)) {
            int victims = 2 + (int) (peak * random.nextDouble());
            for (int left = victims; left > 0; left--) {
                times.add(time(day));
            }
        }
        return times;
    }

    /** Most fall in working hours, some at any time. */
    private Instant time(LocalDate day) {
        double second = random.nextDouble() < ANY_TIME
                ? random.nextInt(86_400)
                : 3600 * (NOON_HOURS + SPREAD_HOURS * random.nextGaussian());
        return day.atStartOfDay()
                .plusSeconds((long) Math.clamp(second, 0, 86_399))
                .toInstant(CHINA);
    }
}
