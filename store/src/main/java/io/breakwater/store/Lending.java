package io.breakwater.store;

import io.breakwater.core.model.BorrowedRates;
import io.breakwater.core.model.TenantId;
import java.time.Instant;

/**
 * That a tenant was lent rates, without the rates.
 *
 * @param from event time from which they hold
 * @param measured wall time; of two for one time the one that was measured first holds
 * @param peers on whose history they rest
 * @param rules of which there is a rate
 */
public record Lending(TenantId tenant, Instant from, Instant measured, int peers, int rules) {
    public static Lending of(BorrowedRates fact) {
        long rules =
                fact.rates().stream().map(BorrowedRates.OfRule::rule).distinct().count();
        return new Lending(fact.tenant(), fact.from(), fact.measured(), fact.peers(), Math.toIntExact(rules));
    }
}
