package io.breakwater.pipeline.count;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.stage.Codec;
import io.breakwater.pipeline.state.Boxed;
import io.breakwater.pipeline.state.BoxedType;
import io.breakwater.pipeline.wire.WireType;
import io.breakwater.store.Outcome;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Keeps totals under a key and tells them as totals, not as differences: writing them again after a replay counts nothing
 * twice. They are told at most every {@link #TELL_EVERY_MILLIS}.
 *
 * @param <I> what is counted
 * @param <L> the totals of one key
 */
abstract class Totals<I, L> extends KeyedProcessFunction<String, I, Outcome> {
    private static final long serialVersionUID = 1L;
    private static final long TELL_EVERY_MILLIS = 500;

    private transient @Nullable Running<I, L> running;

    /** What one instance holds between two inputs. */
    private record Running<I, L>(Codec<L> codec, ValueState<Boxed<L>> ledger, ValueState<I> untold) {}

    abstract WireType<I> type();

    abstract Codec<L> codec();

    abstract L fresh();

    /** Counts {@code input}; gives what to remember of it until totals are told, empty for a double. */
    abstract Optional<I> count(L ledger, I input, Collector<Outcome> out);

    /** The totals, named after the last input. */
    abstract Outcome total(L ledger, I last);

    @Override
    public final void open(OpenContext context) {
        running = new Running<>(
                codec(),
                getRuntimeContext().getState(new ValueStateDescriptor<>("ledger", new BoxedType<L>())),
                getRuntimeContext().getState(new ValueStateDescriptor<>("untold", type())));
    }

    @Override
    public final void processElement(I input, Context context, Collector<Outcome> out) throws IOException {
        Running<I, L> now = requireNonNull(running);
        Boxed<L> box = now.ledger().value();
        if (box == null) {
            box = Boxed.of(fresh(), now.codec());
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        }
        Optional<I> counted = count(box.open(now.codec()), input, out);
        if (counted.isEmpty()) {
            return;
        }
        now.ledger().update(box);
        if (now.untold().value() == null) {
            long wall = context.timerService().currentProcessingTime();
            context.timerService().registerProcessingTimeTimer(wall + TELL_EVERY_MILLIS);
        }
        now.untold().update(counted.get());
    }

    @Override
    public final void onTimer(long timestamp, OnTimerContext context, Collector<Outcome> out) throws IOException {
        Running<I, L> now = requireNonNull(running);
        I last = now.untold().value();
        Boxed<L> box = now.ledger().value();
        if (last != null && box != null) {
            out.collect(total(box.open(now.codec()), last));
            now.untold().clear();
        }
    }
}
