package io.breakwater.pipeline.job;

import io.breakwater.core.model.RawRecord;
import io.breakwater.pipeline.count.CountFunction;
import io.breakwater.pipeline.count.PassageFunction;
import io.breakwater.pipeline.count.RuleHitFunction;
import io.breakwater.pipeline.sink.OutcomeSink;
import io.breakwater.pipeline.sink.OutcomeTarget;
import io.breakwater.pipeline.source.RecordSource;
import io.breakwater.pipeline.wire.TenantElement;
import io.breakwater.pipeline.wire.WireType;
import io.breakwater.store.Outcome;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The one job, embedded or on a cluster:
 *
 * <pre>
 * source - ingest ==tenant==> tenant stage - sink
 *            |  \                  \==one key==> provider stage - sink
 *            |   ==tenant, source==> counts - sink
 *            |   ==tenant, rule==> hits: totals, and the events behind them - sink
 *            |   ==tenant, target of an action, source==> passages: how all that names it fared - sink
 *            rejected - sink
 * </pre>
 *
 * Every operator has a fixed uid, so that a checkpoint survives a change of the job.
 */
public final class BreakwaterJob {
    private BreakwaterJob() {}

    /** Adds the job to {@code env}, whose configuration says how checkpoints are taken ({@link JobConfiguration}). */
    public static void build(
            StreamExecutionEnvironment env,
            JobSettings settings,
            RecordSource source,
            Assembly assembly,
            OutcomeTarget target) {
        env.setParallelism(settings.parallelism());
        SingleOutputStreamOperator<TenantElement> ingested = ingest(source.open(env), assembly, target);
        SingleOutputStreamOperator<Outcome> tenants = tenants(ingested, assembly, settings, target);
        DataStream<Outcome> counts = ingested.getSideOutput(IngestFunction.TALLIES)
                .keyBy(CountFunction::key, Types.STRING)
                .process(new CountFunction(), WireType.OUTCOME)
                .name("counts")
                .uid("counts");
        DataStream<Outcome> hits = ingested.getSideOutput(IngestFunction.HITS)
                .union(tenants.getSideOutput(IngestFunction.HITS))
                .keyBy(RuleHitFunction::key, Types.STRING)
                .process(new RuleHitFunction(), WireType.OUTCOME)
                .name("hits")
                .uid("hits");
        DataStream<Outcome> passages = ingested.getSideOutput(IngestFunction.PASSAGES)
                .keyBy(PassageFunction::key, Types.STRING)
                .process(new PassageFunction(), WireType.OUTCOME)
                .name("passages")
                .uid("passages");
        sink(tenants, "incidents", target);
        sink(passages, "passages", target);
        sink(hits, "hits", target);
        sink(counts, "counts", target);
        sink(ingested.getSideOutput(IngestFunction.REJECTED), "rejected", target);
        DataStream<Outcome> provider = tenants.getSideOutput(TenantFunction.PROVIDER)
                .keyBy(element -> "provider", Types.STRING)
                .process(new ProviderFunction(assembly, settings), WireType.OUTCOME)
                .name("provider")
                .uid("provider")
                .setParallelism(1);
        provider.sinkTo(new OutcomeSink(target))
                .name("store provider")
                .uid("store-provider")
                .setParallelism(1);
    }

    private static SingleOutputStreamOperator<TenantElement> ingest(
            DataStream<RawRecord> records, Assembly assembly, OutcomeTarget target) {
        return records.process(new IngestFunction(assembly, target), WireType.TENANT)
                .name("ingest")
                .uid("ingest");
    }

    private static SingleOutputStreamOperator<Outcome> tenants(
            DataStream<TenantElement> elements, Assembly assembly, JobSettings settings, OutcomeTarget target) {
        return elements.keyBy(element -> element.tenant().value(), Types.STRING)
                .process(new TenantFunction(assembly, settings, target), WireType.OUTCOME)
                .name("tenants")
                .uid("tenants");
    }

    /** Chained to its input, so that outcomes of one tenant keep their order. */
    private static void sink(DataStream<Outcome> outcomes, String what, OutcomeTarget target) {
        outcomes.sinkTo(new OutcomeSink(target)).name("store " + what).uid("store-" + what);
    }
}
