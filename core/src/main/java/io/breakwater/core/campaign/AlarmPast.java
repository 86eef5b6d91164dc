package io.breakwater.core.campaign;

import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Victims per day outside waves, over the last {@link #MEMORY_DAYS}: what lets expect how many come next. */
final class AlarmPast {
    static final int MEMORY_DAYS = 60;

    private static final int HOURS_PER_DAY = 24;
    private static final double PRIOR_VICTIMS = 0.5;
    private static final double PRIOR_DAYS = 5;

    private final TreeMap<Long, Integer> asleep;
    private final NavigableSet<Long> wavy;
    private long first = Long.MAX_VALUE;
    private double sum;
    private double squares;

    AlarmPast() {
        asleep = new TreeMap<>();
        wavy = new TreeSet<>();
    }

    AlarmPast(AlarmPast other) {
        asleep = new TreeMap<>(other.asleep);
        wavy = new TreeSet<>(other.wavy);
        first = other.first;
        sum = other.sum;
        squares = other.squares;
    }

    boolean same(AlarmPast other) {
        return first == other.first
                && sum == other.sum
                && squares == other.squares
                && asleep.equals(other.asleep)
                && wavy.equals(other.wavy);
    }

    void learn(long hour, int count, boolean wave) {
        long day = Math.floorDiv(hour, HOURS_PER_DAY);
        first = Math.min(first, day);
        if (wave) {
            wavy.add(day);
        } else {
            int before = asleep.getOrDefault(day, 0);
            asleep.put(day, before + count);
            sum += count;
            squares += (double) (before + count) * (before + count) - (double) before * before;
        }
    }

    void forget(long hour) {
        long oldest = Math.floorDiv(hour, HOURS_PER_DAY) - MEMORY_DAYS;
        while (!asleep.isEmpty() && asleep.firstKey() < oldest) {
            Map.Entry<Long, Integer> day = Objects.requireNonNull(asleep.pollFirstEntry());
            int count = day.getValue();
            sum -= count;
            squares -= (double) count * count;
        }
        wavy.headSet(oldest).clear();
    }

    NegativeBinomial expected(long hour, int width) {
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
