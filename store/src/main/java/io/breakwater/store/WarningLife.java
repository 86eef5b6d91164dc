package io.breakwater.store;

import io.breakwater.core.model.WarningColour;
import io.breakwater.core.model.WarningState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of one warning so far.
 *
 * @param steps oldest first; the first is the issue, or the miss where nobody was warned
 * @param receipt when a tenant's own contact has said that they read it
 */
public record WarningLife(List<Step> steps, Optional<Receipt> receipt) {
    public WarningLife {
        steps = List.copyOf(steps);
    }

    /** One change of state. */
    public record Step(Instant at, WarningState state, WarningColour colour, double probability) {}

    /** Who read it, and when. */
    public record Receipt(String login, Instant at) {}

    /** From the first step to the receipt. */
    public Optional<Duration> answeredAfter() {
        return steps.isEmpty()
                ? Optional.empty()
                : receipt.map(read -> Duration.between(steps.getFirst().at(), read.at()));
    }
}
