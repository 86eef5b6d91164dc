package io.breakwater.server.console;

import io.breakwater.core.respond.proof.Fates;
import io.breakwater.store.Passages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param notSaid height of what no product says the fate of, on top of it
     * @param stopped height of what was stopped, on top of both
     */
    public record Bar(int hour, Fates fates, String x, String width, int through, int notSaid, int stopped) {
        public int throughY() {
            return BarScale.HEIGHT - through;
        }

        public int notSaidY() {
            return throughY() - notSaid;
        }

        public int stoppedY() {
            return notSaidY() - stopped;
        }
    }

    static HitBars of(List<Passages.Hour> hours, int span) {
        Map<Integer, Passages.Hour> found =
                hours.stream().collect(Collectors.toMap(Passages.Hour::hour, Function.identity()));
        long peak = hours.stream().mapToLong(hour -> hour.fates().total()).max().orElse(0);
        double width = 100.0 / (2 * span);
        List<Bar> bars = new ArrayList<>();
        for (int hour = -span; hour < span; hour++) {
            Fates fates = Optional.ofNullable(found.get(hour))
                    .map(Passages.Hour::fates)
                    .orElse(Fates.NONE);
            bars.add(new Bar(
                    hour,
                    fates,
                    BarScale.percent((hour + span) * width + width * 0.1),
                    BarScale.percent(width * 0.8),
                    BarScale.height(fates.letThrough(), peak),
                    BarScale.height(fates.notSaid(), peak),
                    BarScale.height(fates.stopped(), peak)));
        }
        return new HitBars(List.copyOf(bars), peak);
    }
}
