package io.breakwater.pipeline.job;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WaveAlarm;
import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import io.breakwater.pipeline.state.Boxed;
import io.breakwater.pipeline.state.BoxedType;
import io.breakwater.pipeline.wire.ProviderElement;
import io.breakwater.store.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Runs the provider's stage on Flink, under one key. Its time is that of the tenant that has come furthest; tenants behind
 * are late arrivals, which the stage takes like any other.
 *
 * @param <S> state of the stage
 */
final class ProviderFunction<S> extends KeyedProcessFunction<String, ProviderElement, Outcome> {
    private static final long serialVersionUID = 1L;
    private static final ChronoUnit STEP = ChronoUnit.HOURS;

    private final Assembly<?, S> assembly;
    private final JobSettings settings;
    private transient @Nullable Running<S> running;

    /** What the instance holds between two elements. */
    private record Running<S>(
            KeyedStage<S, ProviderInput, ProviderOutput> stage,
            Codec<S> codec,
            ValueState<Boxed<S>> box,
            ValueState<Long> clock) {}

    ProviderFunction(Assembly<?, S> assembly, JobSettings settings) {
        this.assembly = assembly;
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        KeyedStage<S, ProviderInput, ProviderOutput> stage = assembly.providerStage();
        running = new Running<>(
                stage,
                stage.codec(),
                getRuntimeContext().getState(new ValueStateDescriptor<>("stage", new BoxedType<S>())),
                getRuntimeContext().getState(new ValueStateDescriptor<>("clock", Types.LONG)));
    }

    @Override
    public void processElement(ProviderElement element, Context context, Collector<Outcome> out) throws IOException {
        Running<S> now = requireNonNull(running);
        switch (element) {
            case ProviderElement.Input(var input) -> {
                Boxed<S> box = box(now);
                now.stage().accept(box.open(now.codec()), input, output -> onward(output, out));
                now.box().update(box);
            }
            case ProviderElement.Tick(var eventTime) -> tick(now, eventTime.truncatedTo(STEP), context, out);
        }
    }

    private void tick(Running<S> now, Instant eventTime, Context context, Collector<Outcome> out) throws IOException {
        Long before = now.clock().value();
        if (before == null) {
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        }
        if (before == null || eventTime.toEpochMilli() > before) {
            now.clock().update(eventTime.toEpochMilli());
            advance(now, eventTime, out);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Outcome> out) throws IOException {
        if (settings.endsAt().isAfter(Instant.MIN)) {
            advance(requireNonNull(running), settings.endsAt(), out);
        }
    }

    private void advance(Running<S> now, Instant eventTime, Collector<Outcome> out) throws IOException {
        Boxed<S> box = box(now);
        now.stage().advance(box.open(now.codec()), eventTime, output -> onward(output, out));
        now.box().update(box);
    }

    private Boxed<S> box(Running<S> now) throws IOException {
        Boxed<S> box = now.box().value();
        return box == null ? Boxed.of(now.stage().initial(), now.codec()) : box;
    }

    private static void onward(ProviderOutput output, Collector<Outcome> out) {
        switch (output) {
            case CampaignTables tables -> out.collect(new Outcome.OfCampaign(tables));
            case Warning warning -> out.collect(new Outcome.OfWarning(warning));
            case WaveAlarm alarm -> out.collect(new Outcome.OfWaveAlarm(alarm));
            case CampaignSighting attributed -> {
                // Has done its work inside the stage; the tables tell the same.
            }
        }
    }
}
