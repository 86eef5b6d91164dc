package io.breakwater.store;

import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * What one rule did at one tenant since its first hit: totals, not differences, so that writing twice counts once.
 *
 * @param rule as it was at its last hit
 * @param hits all, those held back among them
 * @param heldBack hits that went no further because the rule flooded
 * @param kept hits whose event is kept as evidence
 * @param notKept hits whose event is not kept: held back, or beyond what is kept of one rule in an hour
 * @param last event time of the newest hit
 * @param hours those whose totals changed since the rule was last told; readers of totals get none
 */
public record RuleCount(
        TenantId tenant,
        RuleRef rule,
        long hits,
        long heldBack,
        long kept,
        long notKept,
        Instant last,
        List<Hour> hours) {
    public RuleCount {
        if (hits < 0 || heldBack < 0 || kept < 0 || notKept < 0) {
            throw new IllegalArgumentException("totals of " + rule.id() + " at " + tenant + " must not be negative");
        }
        hours = List.copyOf(hours);
    }

    /**
     * One hour of event time.
     *
     * @param begin full hour
     * @param hits all, those held back among them
     */
    public record Hour(Instant begin, long hits, long heldBack) {}
}
