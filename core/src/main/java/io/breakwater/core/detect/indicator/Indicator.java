package io.breakwater.core.detect.indicator;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One value that a source calls bad.
 *
 * @param value as {@link IndicatorText#normal} writes it
 * @param source who says so: feed or organisation
 * @param label what it belongs to, for people: family, campaign, tool; empty when not told
 * @param confidence 0 to 100
 * @param validFrom events before do not match
 * @param validUntil events from then on do not match; empty: until its decay has used it up
 */
public record Indicator(
        IndicatorKind kind,
        String value,
        String source,
        String label,
        Tlp tlp,
        int confidence,
        Instant validFrom,
        Optional<Instant> validUntil,
        Decay decay) {
    public Indicator {
        if (confidence < 0 || confidence > 100) {
            throw new IllegalArgumentException("confidence must be 0 to 100: " + confidence);
        }
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an indicator needs a value");
        }
    }

    /** When it stops firing: its end, or when its decay has used it up, whichever is first; empty: never. */
    public Optional<Instant> end() {
        if (confidence == 0) {
            return Optional.of(validFrom);
        }
        Optional<Instant> usedUp =
                decay.lifetime().isZero() ? Optional.empty() : Optional.of(validFrom.plus(decay.lifetime()));
        return Stream.concat(validUntil.stream(), usedUp.stream()).min(Comparator.naturalOrder());
    }
}
