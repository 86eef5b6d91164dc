package io.breakwater.server.console;

import io.breakwater.store.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Events that name a target, by hours around the moment at which something was done about it.
 *
 * @param peak most in one hour
 */
public record HitBars(List<Bar> bars, long peak) {
    /**
     * One hour.
     *
     * @param hour from the moment on; negative before it
     * @param x in percent
     * @param width in percent
     * @param through height of what got through, of a hundred
     * @param stopped height of what was stopped, of a hundred, on top of it
     */
    public record Bar(int hour, long events, long stoppedEvents, String x, String width, int through, int stopped) {
        public int throughY() {
            return BarScale.HEIGHT - through;
        }

        public int stoppedY() {
            return BarScale.HEIGHT - through - stopped;
        }
    }

    static HitBars of(List<Surroundings.Hour> hours, int span) {
        Map<Integer, Surroundings.Hour> found =
                hours.stream().collect(Collectors.toMap(Surroundings.Hour::hour, Function.identity()));
        long peak = hours.stream().mapToLong(Surroundings.Hour::events).max().orElse(0);
        double width = 100.0 / (2 * span);
        List<Bar> bars = new ArrayList<>();
        for (int hour = -span; hour < span; hour++) {
            Surroundings.Hour count = found.getOrDefault(hour, new Surroundings.Hour(hour, 0, 0));
            bars.add(new Bar(
                    hour,
                    count.events(),
                    count.stopped(),
                    BarScale.percent((hour + span) * width + width * 0.1),
                    BarScale.percent(width * 0.8),
                    BarScale.height(count.events() - count.stopped(), peak),
                    BarScale.height(count.stopped(), peak)));
        }
        return new HitBars(List.copyOf(bars), peak);
    }
}
