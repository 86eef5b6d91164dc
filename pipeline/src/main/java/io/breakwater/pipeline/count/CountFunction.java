package io.breakwater.pipeline.count;

import io.breakwater.core.stage.Codec;
import io.breakwater.pipeline.wire.RecordTally;
import io.breakwater.pipeline.wire.WireType;
import io.breakwater.store.Outcome;
import java.util.Optional;
import org.apache.flink.util.Collector;

/** Keeps the totals of each source under the key tenant and source. */
public final class CountFunction extends Totals<RecordTally, SourceLedger> {
    private static final long serialVersionUID = 1L;

    /** The key under which a tally is counted. */
    public static String key(RecordTally tally) {
        return tally.tenant() + "\n" + tally.source();
    }

    @Override
    WireType<RecordTally> type() {
        return WireType.TALLY;
    }

    @Override
    Codec<SourceLedger> codec() {
        return new SourceLedger.LedgerCodec();
    }

    @Override
    SourceLedger fresh() {
        return new SourceLedger();
    }

    @Override
    Optional<RecordTally> count(SourceLedger ledger, RecordTally tally, Collector<Outcome> out) {
        return ledger.count(tally) ? Optional.of(tally) : Optional.empty();
    }

    @Override
    Outcome total(SourceLedger ledger, RecordTally last) {
        return new Outcome.OfSource(ledger.total(last));
    }
}
