package io.breakwater.pipeline.job;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SourceActivity;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.topology.TenantOutput;
import io.breakwater.core.topology.TenantRecord;
import io.breakwater.pipeline.sink.OutcomeTarget;
import io.breakwater.pipeline.wire.ProviderElement;
import io.breakwater.pipeline.wire.RuleHit;
import io.breakwater.pipeline.wire.TenantElement;
import io.breakwater.pipeline.wire.WireType;
import io.breakwater.store.Lending;
import io.breakwater.store.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tenant's stage on Flink: one state per tenant, and the tenant's own clock of event time, held back by the
 * lateness of the settings.
 */
final class TenantFunction extends KeyedProcessFunction<String, TenantElement, Outcome> {
    static final OutputTag<ProviderElement> PROVIDER = new OutputTag<>("provider", WireType.PROVIDER);

    private static final long serialVersionUID = 1L;

    private final Assembly assembly;
    private final JobSettings settings;
    private final OutcomeTarget target;
    private transient @Nullable LiveContent content;
    private transient @Nullable StageRunner<?, TenantRecord, TenantOutput> stage;
    private transient @Nullable StageClock clock;

    /** @param target is told which rules are in force */
    TenantFunction(Assembly assembly, JobSettings settings, OutcomeTarget target) {
        this.assembly = assembly;
        this.settings = settings;
        this.target = target;
    }

    @Override
    public void open(OpenContext context) {
        LiveContent live = LiveContent.of(assembly, target);
        content = live;
        stage = StageRunner.of(live.tenantStage(), getRuntimeContext());
        clock = new StageClock(getRuntimeContext());
    }

    @Override
    public void processElement(TenantElement element, Context context, Collector<Outcome> out) throws IOException {
        StageClock time = requireNonNull(clock);
        switch (element) {
            case TenantElement.Input(var record) ->
                requireNonNull(stage).accept(record, output -> onward(output, context, out));
            case TenantElement.Tick(var tenant, var eventTime) -> {
                if (time.tick(eventTime)) {
                    context.output(PROVIDER, new ProviderElement.Tick(told(time)));
                }
            }
        }
        time.heard(context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Outcome> out) throws IOException {
        StageClock time = requireNonNull(clock);
        if (!time.isDue(timestamp)) {
            return;
        }
        if (timestamp == Long.MAX_VALUE) {
            Instant end = settings.endsAt().isAfter(Instant.MIN) ? settings.endsAt() : told(time);
            requireNonNull(stage).advance(end, output -> onward(output, context, out));
            return;
        }
        if (time.tell(context.timerService())) {
            context.output(PROVIDER, new ProviderElement.Tick(told(time)));
        }
        requireNonNull(stage).advance(told(time), output -> onward(output, context, out));
    }

    @Override
    public void close() {
        if (content != null) {
            content.close();
        }
    }

    private Instant told(StageClock time) throws IOException {
        return time.now().minus(settings.lateness());
    }

    private void onward(TenantOutput output, Context context, Collector<Outcome> out) {
        switch (output) {
            case TenantOutput.Changed(var change) -> out.collect(new Outcome.OfIncident(change));
            case TenantOutput.Watched(var watch) -> out.collect(new Outcome.OfWatch(watch));
            case TenantOutput.Lent(var rates) -> out.collect(new Outcome.OfLending(Lending.of(rates)));
            case TenantOutput.ForProvider(var input) -> {
                switch (input) {
                    case Sighting sighting -> out.collect(new Outcome.OfSighting(sighting));
                    case SourceActivity activity -> out.collect(new Outcome.OfActivity(activity));
                    case ExposedAsset asset -> out.collect(new Outcome.OfAsset(asset));
                    case TenantProfile none -> {}
                }
                context.output(PROVIDER, new ProviderElement.Input(input));
            }
            case TenantOutput.Detected(var detection) -> {
                // A single rule's hit was counted where it was made.
                if (detection.evidence().size() > 1) {
                    context.output(IngestFunction.HITS, RuleHit.of(detection, false, Optional.empty()));
                }
            }
        }
    }
}
