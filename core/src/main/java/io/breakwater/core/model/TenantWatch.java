package io.breakwater.core.model;

import java.time.Instant;
import java.util.List;

/**
 * Since when a tenant is watched, and how often each rule fired there: what others may borrow of it, in sums. It names no
 * host.
 *
 * @param begin event time of the first detection, to the span of the clock that correlation groups by
 * @param borrowsUntil event time at which it has a history of its own
 * @param reached event time that its stage was told of; {@code begin} while it was told none
 * @param periods replace those told before; of an age that is not among them nothing new is known
 */
public record TenantWatch(TenantId tenant, Instant begin, Instant borrowsUntil, Instant reached, List<Period> periods) {
    public TenantWatch {
        periods = List.copyOf(periods);
    }

    /**
     * What was seen at one age.
     *
     * @param days for which the tenant was watched at that age; above zero
     */
    public record Period(WatchAge age, double days, List<Seen> rules) {
        public Period {
            rules = List.copyOf(rules);
            if (!(days > 0)) {
                throw new IllegalArgumentException("a tenant is watched for more than no time");
            }
        }
    }

    /**
     * One rule.
     *
     * @param sightings different pairs of victim and span of the clock
     * @param hours different pairs of victim and hour
     * @param victims different ones
     */
    public record Seen(String rule, long sightings, long hours, long victims) {}
}
