package io.breakwater.pipeline.job;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.model.Sighting;
import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import io.breakwater.core.topology.TenantOutput;
import io.breakwater.core.topology.TenantRecord;
import io.breakwater.pipeline.state.Boxed;
import io.breakwater.pipeline.state.BoxedType;
import io.breakwater.pipeline.wire.ProviderElement;
import io.breakwater.pipeline.wire.TenantElement;
import io.breakwater.pipeline.wire.WireType;
import io.breakwater.store.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tenant's stage on Flink: one boxed state per tenant, and the tenant's own clock of event time.
 *
 * <p>The clock moves by the ticks that come among the tenant's records, in their order: a replay after a crash therefore
 * tells the stage the same times at the same places. While a tenant is silent its clock goes on at the pace of the wall
 * clock, so that what waited is released; the stage may not decide by it, only release.
 *
 * @param <S> state of the stage
 */
final class TenantFunction<S> extends KeyedProcessFunction<String, TenantElement, Outcome> {
    static final OutputTag<ProviderElement> PROVIDER = new OutputTag<>("provider", WireType.PROVIDER);

    private static final long serialVersionUID = 1L;
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final Assembly<S, ?> assembly;
    private final JobSettings settings;
    private transient @Nullable Running<S> running;

    /** What one instance holds between two elements. */
    private record Running<S>(
            KeyedStage<S, TenantRecord, TenantOutput> stage,
            Codec<S> codec,
            ValueState<Boxed<S>> box,
            ValueState<Long> clock,
            ValueState<Long> heard) {}

    TenantFunction(Assembly<S, ?> assembly, JobSettings settings) {
        this.assembly = assembly;
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        KeyedStage<S, TenantRecord, TenantOutput> stage = assembly.tenantStage();
        running = new Running<>(
                stage,
                stage.codec(),
                getRuntimeContext().getState(new ValueStateDescriptor<>("stage", new BoxedType<S>())),
                getRuntimeContext().getState(new ValueStateDescriptor<>("clock", Types.LONG)),
                getRuntimeContext().getState(new ValueStateDescriptor<>("heard", Types.LONG)));
    }

    @Override
    public void processElement(TenantElement element, Context context, Collector<Outcome> out) throws IOException {
        Running<S> now = requireNonNull(running);
        switch (element) {
            case TenantElement.Input(var record) -> {
                Boxed<S> box = box(now);
                now.stage().accept(box.open(now.codec()), record, output -> onward(output, context, out));
                now.box().update(box);
            }
            case TenantElement.Tick(var tenant, var eventTime) -> tick(now, eventTime, context, out);
        }
    }

    private void tick(Running<S> now, Instant eventTime, Context context, Collector<Outcome> out) throws IOException {
        Long before = now.clock().value();
        long time = eventTime.toEpochMilli();
        if (before == null || time > before) {
            now.clock().update(time);
            advance(now, eventTime.minus(settings.lateness()), context, out);
        }
        listen(now, context);
    }

    /** Has the timer called when the tenant has been silent, and at the end of a bounded source. */
    private static void listen(Running<?> now, KeyedProcessFunction<?, ?, ?>.Context context) throws IOException {
        long wall = context.timerService().currentProcessingTime();
        if (now.heard().value() == null) {
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
            context.timerService().registerProcessingTimeTimer(wall + SILENCE.toMillis());
        }
        now.heard().update(wall);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Outcome> out) throws IOException {
        Running<S> now = requireNonNull(running);
        if (timestamp == Long.MAX_VALUE) {
            if (settings.endsAt().isAfter(Instant.MIN)) {
                advance(now, settings.endsAt(), context, out);
            }
            return;
        }
        goOnWhileSilent(now, context, out);
        context.timerService()
                .registerProcessingTimeTimer(context.timerService().currentProcessingTime() + SILENCE.toMillis());
    }

    private void goOnWhileSilent(Running<S> now, Context context, Collector<Outcome> out) throws IOException {
        Long clock = now.clock().value();
        Long heard = now.heard().value();
        long wall = context.timerService().currentProcessingTime();
        if (clock != null && heard != null && wall - heard >= SILENCE.toMillis()) {
            Instant eventTime = Instant.ofEpochMilli(clock + wall - heard);
            now.clock().update(eventTime.toEpochMilli());
            now.heard().update(wall);
            advance(now, eventTime.minus(settings.lateness()), context, out);
        }
    }

    private void advance(Running<S> now, Instant eventTime, Context context, Collector<Outcome> out)
            throws IOException {
        Boxed<S> box = box(now);
        now.stage().advance(box.open(now.codec()), eventTime, output -> onward(output, context, out));
        now.box().update(box);
        context.output(PROVIDER, new ProviderElement.Tick(eventTime));
    }

    private Boxed<S> box(Running<S> now) throws IOException {
        Boxed<S> box = now.box().value();
        return box == null ? Boxed.of(now.stage().initial(), now.codec()) : box;
    }

    private void onward(TenantOutput output, Context context, Collector<Outcome> out) {
        switch (output) {
            case TenantOutput.Changed(var change) -> out.collect(new Outcome.OfIncident(change));
            case TenantOutput.ForProvider(var input) -> {
                if (input instanceof Sighting sighting) {
                    out.collect(new Outcome.OfSighting(sighting));
                }
                context.output(PROVIDER, new ProviderElement.Input(input));
            }
            case TenantOutput.Detected(var detection) -> {
                // Stands in its incident; single detections are for the lake.
            }
        }
    }
}
