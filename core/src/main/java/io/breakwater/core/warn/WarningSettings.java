package io.breakwater.core.warn;

import io.breakwater.core.model.WarningColour;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What may be set of the early warning.
 *
 * @param horizon how far a probability looks ahead
 * @param tick grid on which warnings are reconsidered while sightings come in; once a local day in any case
 * @param memory half-life of a victim's weight: gangs change their arsenal
 * @param zone whose midnight is the daily reconsideration, at which warnings may also be lowered and lifted
 * @param reserve share of the list kept for known-exploited products that have no victim yet, 0 to 1
 * @param listed share of all assets that is warned at most, 0 to 1: attention is scarce
 * @param colours from which probability on a warning has which colour
 */
public record WarningSettings(
        Duration horizon, Duration tick, Duration memory, ZoneId zone, double reserve, double listed, Colours colours) {
    public WarningSettings {
        if (!horizon.isPositive() || !tick.isPositive() || !memory.isPositive()) {
            throw new IllegalArgumentException("horizon, tick and memory must be longer than nothing");
        }
        if (!(reserve >= 0 && reserve < 1)) {
            throw new IllegalArgumentException("reserve must be at least 0 and less than 1: " + reserve);
        }
        if (!(listed > 0 && listed <= 1)) {
            throw new IllegalArgumentException("listed must be more than 0 and at most 1: " + listed);
        }
    }

    public static WarningSettings standard() {
        return new WarningSettings(
                Duration.ofDays(7),
                Duration.ofHours(6),
                Duration.ofDays(14),
                ZoneId.of("Asia/Shanghai"),
                0.3,
                0.05,
                new Colours(0.25, 0.10, 0.04, 0.01));
    }

    /**
     * Smallest probability of each colour within the horizon.
     *
     * <p>GB/T 32924 grades a warning by the importance of what is threatened and by the harm that threatens. The harm is
     * the same for all here (encryption of data), so the grade follows from how likely it is.
     */
    public record Colours(double red, double orange, double yellow, double blue) {
        public Colours {
            if (!(red >= orange && orange >= yellow && yellow >= blue && blue > 0)) {
                throw new IllegalArgumentException("thresholds must fall from red to blue and stay above 0");
            }
        }

        /** Empty below the threshold of blue. */
        public Optional<WarningColour> of(double probability) {
            if (probability >= red) {
                return Optional.of(WarningColour.RED);
            }
            if (probability >= orange) {
                return Optional.of(WarningColour.ORANGE);
            }
            if (probability >= yellow) {
                return Optional.of(WarningColour.YELLOW);
            }
            return probability >= blue ? Optional.of(WarningColour.BLUE) : Optional.empty();
        }
    }
}
