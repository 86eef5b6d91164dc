package io.breakwater.app.campaign.made;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** When victims fall: two to four waves with days of sleep between them. */
final class Rhythm {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final SplittableRandom random;
    private final Set<Variant> variants;

    Rhythm(SplittableRandom random, Set<Variant> variants) {
        this.random = random;
        this.variants = variants;
    }

    /** First and last day of each wave; at least 12 days lie between two. */
    List<LocalDate[]> waves(LocalDate begin, int days) {
        List<LocalDate[]> waves = new ArrayList<>();
        int count = random.nextInt(2, 5);
        int slot = (days - 20) / count;
        for (int index = 0; index < count; index++) {
            int length = random.nextInt(1, 10);
            LocalDate from = begin.plusDays(10 + (long) index * slot + random.nextInt(slot - length - 12));
            if (variants.contains(Variant.MIDNIGHT)) {
                from = from.withDayOfMonth(from.lengthOfMonth()).minusDays(length / 2);
            }
            waves.add(new LocalDate[] {from, from.plusDays(length - 1L)});
        }
        return waves;
    }

    /** Times of the victims of a wave; every day of it has some. */
    List<Instant> times(LocalDate[] wave) {
        List<Instant> times = new ArrayList<>();
        double peak = 5 * Math.pow(20, random.nextDouble());
        for (LocalDate day = wave[0]; !day.isAfter(wave[1]); day = day.plusDays(1)) {
            int victims = 2 + (int) (peak * random.nextDouble());
            for (int left = victims; left > 0; left--) {
                times.add(time(day));
            }
        }
        return times;
    }

    private Instant time(LocalDate day) {
        if (!variants.contains(Variant.MIDNIGHT)) {
            return day.atStartOfDay().plusSeconds(random.nextInt(86_400)).toInstant(CHINA);
        }
        long minutes = random.nextInt(30);
        return random.nextBoolean()
                ? day.atStartOfDay().plusMinutes(minutes).toInstant(CHINA)
                : day.plusDays(1).atStartOfDay().minusMinutes(minutes + 1).toInstant(CHINA);
    }
}
