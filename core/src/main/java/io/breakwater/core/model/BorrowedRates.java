package io.breakwater.core.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * How often rules fire at other tenants, lent to one that has no history of its own yet. A fact like any other: recorded,
 * replayed, and for the tenant's incidents an input. It names rules and no tenant, and no rate rests on fewer than
 * {@link #FEWEST_PEERS} tenants that saw the rule: a rule that one house alone has does not show up at another, and of two
 * houses neither could take its own share away and be left with that of the other. In each rate the loudest of them counts
 * like the second loudest.
 *
 * @param tenant that borrows
 * @param from event time from which it holds, until a later one of the same tenant does
 * @param measured wall time; of two that hold from the same time the one that was measured first stays
 * @param peers on whose history it rests
 * @param rates sorted by rule and age; a rule that is not among them was seen by fewer peers than that, or by none
 */
public record BorrowedRates(TenantId tenant, Instant from, Instant measured, int peers, List<OfRule> rates)
        implements TenantInput {
    /** Fewer never lend. */
    public static final int FEWEST_PEERS = 3;

    public BorrowedRates {
        rates = rates.stream().sorted().distinct().toList();
        if (peers < FEWEST_PEERS) {
            throw new IllegalArgumentException(
                    "rates are lent from " + FEWEST_PEERS + " tenants on, not from those of " + peers);
        }
        if (rates.isEmpty()) {
            throw new IllegalArgumentException("there is no rate to lend");
        }
    }

    /** One rule at tenants that have been watched for so long. */
    public record OfRule(WatchAge age, String rule, SightingRate rate) implements Comparable<OfRule> {
        private static final Comparator<OfRule> ORDER = Comparator.comparing(OfRule::rule)
                .thenComparing(OfRule::age)
                .thenComparingDouble(one -> one.rate.inTenant())
                .thenComparingDouble(one -> one.rate.onVictim())
                .thenComparingDouble(one -> one.rate.hoursOnVictim());

        public OfRule {
            Texts.word(rule, 512, "rule id");
        }

        @Override
        public int compareTo(OfRule other) {
            return ORDER.compare(this, other);
        }
    }
}
