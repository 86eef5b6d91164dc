package io.breakwater.pipeline.count;

import io.breakwater.core.stage.Codec;
import io.breakwater.pipeline.wire.RuleHit;
import io.breakwater.pipeline.wire.WireType;
import io.breakwater.store.Outcome;
import java.util.Optional;
import org.apache.flink.util.Collector;

/**
 * Counts the hits of each rule at each tenant and keeps the events behind them, within a bound for floods; what is not kept
 * is counted.
 */
public final class RuleHitFunction extends Totals<RuleHit, RuleLedger> {
    private static final long serialVersionUID = 1L;

    /** The key under which a hit is counted. */
    public static String key(RuleHit hit) {
        return hit.tenant() + "\n" + hit.rule().id();
    }

    @Override
    WireType<RuleHit> type() {
        return WireType.HIT;
    }

    @Override
    Codec<RuleLedger> codec() {
        return new RuleLedger.LedgerCodec();
    }

    @Override
    RuleLedger fresh() {
        return new RuleLedger();
    }

    @Override
    Optional<RuleHit> count(RuleLedger ledger, RuleHit hit, Collector<Outcome> out) {
        RuleLedger.Told told = ledger.count(hit);
        if (told == RuleLedger.Told.KEEP) {
            hit.evidence().ifPresent(event -> out.collect(new Outcome.OfEvidence(event, hit.rule())));
        }
        return told == RuleLedger.Told.DOUBLE ? Optional.empty() : Optional.of(hit.withoutEvidence());
    }

    @Override
    Outcome total(RuleLedger ledger, RuleHit last) {
        return new Outcome.OfRule(ledger.total(last));
    }
}
