package io.breakwater.pipeline.job;

import io.breakwater.core.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells when a tenant's event time has come on by a step. Event time runs per tenant: one that feeds last year's logs must
 * neither hold back nor be overrun by those that feed today's.
 *
 * <p>An event from the future must not carry the clock off: event time counts up to the arrival of its record and a little
 * more. Forgetting the clocks at a restart is harmless, for the keyed state behind knows how far each has come.
 */
final class TenantClocks {
    /** Clocks that are a little fast. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final ChronoUnit STEP = ChronoUnit.MINUTES;
    private static final int MOST_TENANTS = 100_000;

    private final Map<TenantId, Instant> ticks = new HashMap<>();

    /** The new time of the tenant's clock; empty when this event does not move it by a step. */
    Optional<Instant> tick(TenantId tenant, Instant eventTime, Instant arrival) {
        Instant latest = arrival.plus(AHEAD);
        Instant tick = (eventTime.isAfter(latest) ? latest : eventTime).truncatedTo(STEP);
        Instant before = ticks.get(tenant);
        if (before != null && !tick.isAfter(before)) {
            return Optional.empty();
        }
        if (ticks.size() >= MOST_TENANTS) {
            ticks.clear();
        }
        ticks.put(tenant, tick);
        return Optional.of(tick);
    }
}
