package io.breakwater.pipeline.count;

import io.breakwater.core.respond.proof.Passage;
import io.breakwater.core.stage.Codec;
import io.breakwater.pipeline.wire.WireType;
import io.breakwater.store.Outcome;
import java.util.Optional;
import org.apache.flink.util.Collector;

/** Counts what each source tells of each target of an action. */
public final class PassageFunction extends Totals<Passage, PassageLedger> {
    private static final long serialVersionUID = 1L;

    /** The key under which a passage is counted. */
    public static String key(Passage passage) {
        return passage.tenant() + "\n" + passage.kind() + "\n" + passage.source() + "\n" + passage.target();
    }

    @Override
    WireType<Passage> type() {
        return WireType.PASSAGE;
    }

    @Override
    Codec<PassageLedger> codec() {
        return new PassageLedger.LedgerCodec();
    }

    @Override
    PassageLedger fresh() {
        return new PassageLedger();
    }

    @Override
    Optional<Passage> count(PassageLedger ledger, Passage passage, Collector<Outcome> out) {
        return ledger.count(passage) ? Optional.of(passage) : Optional.empty();
    }

    @Override
    Outcome total(PassageLedger ledger, Passage last) {
        return new Outcome.OfPassages(ledger.total(last));
    }
}
