package io.breakwater.pipeline.count;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.stage.Codec;
import io.breakwater.pipeline.state.Boxed;
import io.breakwater.pipeline.state.BoxedType;
import io.breakwater.pipeline.wire.RecordTally;
import io.breakwater.pipeline.wire.WireType;
import io.breakwater.store.Outcome;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the totals of each source under the key tenant and source, and tells them as totals: writing them again after a
 * replay counts nothing twice. They are told at most every {@link #TELL_EVERY_MILLIS}.
 */
public final class CountFunction extends KeyedProcessFunction<String, RecordTally, Outcome> {
    private static final long serialVersionUID = 1L;
    private static final long TELL_EVERY_MILLIS = 500;

    private transient @Nullable Running running;

    /** What one instance holds between two records. */
    private record Running(
            Codec<SourceLedger> codec, ValueState<Boxed<SourceLedger>> ledger, ValueState<RecordTally> untold) {}

    /** The key under which a tally is counted. */
    public static String key(RecordTally tally) {
        return tally.tenant() + "\n" + tally.source();
    }

    @Override
    public void open(OpenContext context) {
        running = new Running(
                new SourceLedger.LedgerCodec(),
                getRuntimeContext().getState(new ValueStateDescriptor<>("ledger", new BoxedType<SourceLedger>())),
                getRuntimeContext().getState(new ValueStateDescriptor<>("untold", WireType.TALLY)));
    }

    @Override
    public void processElement(RecordTally tally, Context context, Collector<Outcome> out) throws IOException {
        Running now = requireNonNull(running);
        Boxed<SourceLedger> box = now.ledger().value();
        if (box == null) {
            box = Boxed.of(new SourceLedger(), now.codec());
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        }
        if (!box.open(now.codec()).count(tally)) {
            return;
        }
        now.ledger().update(box);
        if (now.untold().value() == null) {
            long wall = context.timerService().currentProcessingTime();
            context.timerService().registerProcessingTimeTimer(wall + TELL_EVERY_MILLIS);
        }
        now.untold().update(tally);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Outcome> out) throws IOException {
        Running now = requireNonNull(running);
        RecordTally last = now.untold().value();
        Boxed<SourceLedger> box = now.ledger().value();
        if (last != null && box != null) {
            out.collect(new Outcome.OfSource(box.open(now.codec()).total(last)));
            now.untold().clear();
        }
    }
}
