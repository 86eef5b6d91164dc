package io.breakwater.pipeline.job;

import static java.util.Objects.requireNonNull;

import io.breakwater.core.detect.Hit;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Evidence;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.respond.proof.Passage;
import io.breakwater.core.respond.proof.Watch;
import io.breakwater.core.respond.proof.Watches;
import io.breakwater.core.topology.Ingest;
import io.breakwater.core.topology.TenantRecord;
import io.breakwater.pipeline.sink.OutcomeTarget;
import io.breakwater.pipeline.wire.RecordTally;
import io.breakwater.pipeline.wire.RuleHit;
import io.breakwater.pipeline.wire.TenantElement;
import io.breakwater.pipeline.wire.WireType;
import io.breakwater.store.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Record to detection, chained to the source: no event crosses a network before it has become a detection. */
final class IngestFunction extends ProcessFunction<RawRecord, TenantElement> implements CheckpointedFunction {
    static final OutputTag<Outcome> REJECTED = new OutputTag<>("rejected", WireType.OUTCOME);
    static final OutputTag<RecordTally> TALLIES = new OutputTag<>("tallies", WireType.TALLY);
    static final OutputTag<Passage> PASSAGES = new OutputTag<>("passages", WireType.PASSAGE);
    static final OutputTag<RuleHit> HITS = new OutputTag<>("hits", WireType.HIT);

    private static final long serialVersionUID = 1L;

    private final Assembly assembly;
    private final OutcomeTarget target;
    private transient @Nullable LiveContent content;
    private transient @Nullable EventSink events;
    private transient @Nullable TenantClocks clocks;
    private transient @Nullable Watches watches;
    private transient @Nullable ListState<Watch> orders;

    /** @param target is told which rules are in force */
    IngestFunction(Assembly assembly, OutcomeTarget target) {
        this.assembly = assembly;
        this.target = target;
    }

    @Override
    public void open(OpenContext context) {
        content = LiveContent.of(assembly, target);
        events = assembly.openEventSink();
        clocks = new TenantClocks();
    }

    @Override
    public void processElement(RawRecord record, Context context, Collector<TenantElement> out) {
        Watches watched = requireNonNull(watches);
        if (Watch.isIn(record)) {
            Watch.read(
                    record,
                    order -> watched.take(order, record.arrival()),
                    part -> context.output(REJECTED, new Outcome.OfRejected(part)));
            return;
        }
        Onward onward = new Onward(record, context, out, new Ears(requireNonNull(events), watched));
        requireNonNull(content).ingest().process(record, onward);
        if (onward.events > 0) {
            requireNonNull(clocks)
                    .tick(record.tenant(), onward.newest, record.arrival())
                    .ifPresent(tick -> out.collect(new TenantElement.Tick(record.tenant(), tick)));
        }
        context.output(TALLIES, onward.tally());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        if (events != null) {
            events.flush();
        }
        requireNonNull(orders).update(requireNonNull(watches).orders());
    }

    /**
     * Everything else that is kept stands behind the key. What is to be watched must be known before an event has a key: it
     * is kept by each instance, and given to all of them after a restart, for a tenant may then be read by another one. So
     * each event meets the orders that stood before it in its tenant's stream, the first time and in a replay.
     */
    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        Watches known = new Watches();
        ListState<Watch> kept =
                context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("watch", WireType.WATCH));
        for (Watch order : kept.get()) {
            known.take(order, Instant.EPOCH);
        }
        orders = kept;
        watches = known;
    }

    @Override
    public void close() throws IOException {
        if (content != null) {
            content.close();
        }
        if (events != null) {
            events.close();
        }
    }

    /** Who hears of every event. */
    private record Ears(EventSink sink, Watches watches) {}

    /** Sends on what one record held, and counts it. */
    private static final class Onward implements Ingest.Outlet {
        private final RawRecord record;
        private final ProcessFunction<RawRecord, TenantElement>.Context context;
        private final Collector<TenantElement> out;
        private final Ears ears;
        private int events;
        private int detections;
        private int rejected;
        private Instant newest = Instant.MIN;
        private @Nullable Evidence evidence;

        private Onward(
                RawRecord record,
                ProcessFunction<RawRecord, TenantElement>.Context context,
                Collector<TenantElement> out,
                Ears ears) {
            this.record = record;
            this.context = context;
            this.out = out;
            this.ears = ears;
        }

        @Override
        public void keyed(TenantRecord keyed) {
            if (keyed instanceof TenantRecord.Detected) {
                detections++;
            }
            out.collect(new TenantElement.Input(keyed));
        }

        @Override
        public void hit(Hit hit, boolean passed, RawRecord origin) {
            Optional<Evidence> kept = passed ? Optional.of(evidence(hit.event())) : Optional.empty();
            context.output(HITS, RuleHit.of(hit.detection(), !passed, kept));
        }

        /** Made once for the event's hits, which come one after another. */
        private Evidence evidence(Event event) {
            Evidence made = evidence;
            if (made == null || !made.id().equals(event.id())) {
                made = Evidence.of(event, record);
                evidence = made;
            }
            return made;
        }

        @Override
        public void rejected(Rejected part) {
            rejected++;
            context.output(REJECTED, new Outcome.OfRejected(part));
        }

        @Override
        public void event(Event event) {
            events++;
            if (event.time().isAfter(newest)) {
                newest = event.time();
            }
            ears.watches().passages(event, passage -> context.output(PASSAGES, passage));
            try {
                ears.sink().write(event);
            } catch (IOException failed) {
                throw new UncheckedIOException("the event sink failed", failed);
            }
        }

        private RecordTally tally() {
            return new RecordTally(
                    record.tenant(),
                    record.source(),
                    fingerprint(),
                    events,
                    detections,
                    rejected,
                    record.arrival(),
                    events == 0 ? record.arrival() : newest);
        }

        private long fingerprint() {
            return Long.parseUnsignedLong(record.contentHash().substring(0, 16), 16);
        }
    }
}
