package io.breakwater.pipeline.job;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.model.AttributionStep;
import io.breakwater.core.model.CampaignRoll;
import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WaveAlarm;
import io.breakwater.pipeline.wire.ProviderElement;
import io.breakwater.pipeline.wire.WireType;
import io.breakwater.store.Outcome;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Runs the provider's stage on Flink, under one key. Its time is that of the tenant that has come furthest; tenants behind
 * are late arrivals, which the stage takes like any other. Warnings and alarms leave when a checkpoint holds them.
 */
final class ProviderFunction extends KeyedProcessFunction<String, ProviderElement, Outcome>
        implements CheckpointedFunction, CheckpointListener {
    private static final long serialVersionUID = 1L;

    private final Assembly assembly;
    private final JobSettings settings;
    private transient @Nullable StageRunner<?, ProviderInput, ProviderOutput> stage;
    private transient @Nullable StageClock clock;
    private transient @Nullable Withheld withheld;
    private transient @Nullable ListState<Outcome> kept;

    ProviderFunction(Assembly assembly, JobSettings settings) {
        this.assembly = assembly;
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        stage = StageRunner.of(assembly.providerStage(), getRuntimeContext());
        clock = new StageClock(getRuntimeContext());
    }

    @Override
    public void processElement(ProviderElement element, Context context, Collector<Outcome> out) throws IOException {
        StageClock time = requireNonNull(clock);
        boolean news = switch (element) {
            case ProviderElement.Input(var input) -> {
                requireNonNull(stage).accept(input, output -> onward(output, out));
                yield true;
            }
            case ProviderElement.Tick(var eventTime) -> time.tick(eventTime);
        };
        if (news) {
            time.heard(context.timerService());
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Outcome> out) throws IOException {
        StageClock time = requireNonNull(clock);
        if (!time.isDue(timestamp)) {
            return;
        }
        boolean ends = timestamp == Long.MAX_VALUE;
        if (!ends) {
            time.tell(context.timerService());
        }
        Instant told = ends && settings.endsAt().isAfter(Instant.MIN) ? settings.endsAt() : time.now();
        StageRunner<?, ProviderInput, ProviderOutput> running = requireNonNull(stage);
        running.advance(told, output -> onward(output, out));
        Withheld waiting = requireNonNull(withheld);
        if (ends) {
            while (running.isUnfinished()) {
                running.advance(told, output -> onward(output, out));
            }
            waiting.releaseAll(out::collect);
            return;
        }
        waiting.release(out::collect);
        if (!waiting.isEmpty() || running.isUnfinished()) {
            time.soon(context.timerService());
        }
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        ListState<Outcome> state =
                context.getOperatorStateStore().getListState(new ListStateDescriptor<>("withheld", WireType.OUTCOME));
        kept = state;
        withheld = new Withheld(state.get());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        requireNonNull(kept).update(requireNonNull(withheld).snapshot(context.getCheckpointId()));
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        requireNonNull(withheld).completed(checkpoint);
    }

    private void onward(ProviderOutput output, Collector<Outcome> out) {
        switch (output) {
            case CampaignRoll roll -> out.collect(new Outcome.OfCampaignRoll(roll));
            case CampaignTables tables -> out.collect(new Outcome.OfCampaign(tables));
            case Warning warning -> requireNonNull(withheld).add(new Outcome.OfWarning(warning));
            case WaveAlarm alarm -> requireNonNull(withheld).add(new Outcome.OfWaveAlarm(alarm));
            case AttributionStep step -> out.collect(new Outcome.OfAttribution(step));
            case CampaignSighting attributed -> {
                // Has done its work inside the stage; the tables and the history tell the same.
            }
        }
    }
}
