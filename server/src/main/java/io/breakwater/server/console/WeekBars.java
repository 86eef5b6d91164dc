package io.breakwater.server.console;

import io.breakwater.store.RuleCount;
import io.breakwater.store.RuleRow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hits of a rule in the hours of a week; those that were held back stand on top of those that passed.
 *
 * @param peak most in one hour
 */
public record WeekBars(List<Bar> bars, Instant from, Instant to, long peak) {
    /**
     * One hour with hits.
     *
     * @param x in percent
     * @param width in percent
     * @param passed height of those that passed, of a hundred
     * @param held height of those held back, of a hundred
     */
    public record Bar(RuleCount.Hour hour, String x, String width, int passed, int held) {
        public int passedY() {
            return BarScale.HEIGHT - passed;
        }

        public int heldY() {
            return BarScale.HEIGHT - passed - held;
        }
    }

    /** The week that ends at {@code until}. */
    static WeekBars of(List<RuleCount.Hour> hours, Instant until) {
        Map<Instant, RuleCount.Hour> found =
                hours.stream().collect(Collectors.toMap(RuleCount.Hour::begin, Function.identity()));
        long peak = hours.stream().mapToLong(RuleCount.Hour::hits).max().orElse(0);
        int count = (int) RuleRow.WEEK.toHours();
        Instant from = until.minusNanos(1).truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(count - 1L));
        double width = 100.0 / count;
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RuleCount.Hour hour = found.get(from.plus(Duration.ofHours(i)));
            if (hour != null) {
                bars.add(bar(hour, i * width, width, peak));
            }
        }
        return new WeekBars(List.copyOf(bars), from, until, peak);
    }

    private static Bar bar(RuleCount.Hour hour, double x, double width, long peak) {
        return new Bar(
                hour,
                BarScale.percent(x),
                BarScale.percent(width * 0.8),
                BarScale.height(hour.hits() - hour.heldBack(), peak),
                BarScale.height(hour.heldBack(), peak));
    }
}
