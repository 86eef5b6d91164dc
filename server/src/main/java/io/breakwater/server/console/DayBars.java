package io.breakwater.server.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/**
 * Counts per day as small bars, up to the last day that has one.
 *
 * @param total of the days drawn
 */
public record DayBars(List<Bar> bars, LocalDate from, LocalDate to, int total, int peak) {
    private static final int HEIGHT = 100;

    /**
     * One day.
     *
     * @param x in percent
     * @param width in percent
     * @param height of a hundred, at least one where the count is not zero
     */
    public record Bar(LocalDate day, int count, String x, String width, int height) {
        public int y() {
            return HEIGHT - height;
        }
    }

    /** The last {@code days} days; without any count, {@code today} and the days before it. */
    static DayBars of(SortedMap<LocalDate, Integer> counts, int days, LocalDate today) {
        LocalDate to = counts.isEmpty() ? today : counts.lastKey();
        LocalDate from = to.minusDays(days - 1L);
        SortedMap<LocalDate, Integer> shown = counts.tailMap(from);
        int peak = shown.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        double width = 100.0 / days;
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            LocalDate day = from.plusDays(i);
            int count = shown.getOrDefault(day, 0);
            int height = count == 0 ? 0 : Math.max(1, HEIGHT * count / peak);
            bars.add(new Bar(day, count, percent(i * width), percent(width * 0.8), height));
        }
        int total = shown.values().stream().mapToInt(Integer::intValue).sum();
        return new DayBars(bars, from, to, total, peak);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.3f%%", value);
    }
}
