package io.breakwater.pipeline.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.detect.Hit;
import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.BorrowedRates;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Evidence;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.Provenance;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.SightingRate;
import io.breakwater.core.model.SourceActivity;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.model.TenantWatch;
import io.breakwater.core.model.WatchAge;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.proof.Direction;
import io.breakwater.core.respond.proof.Fate;
import io.breakwater.core.respond.proof.Fates;
import io.breakwater.core.respond.proof.Passage;
import io.breakwater.core.respond.proof.Watch;
import io.breakwater.core.topology.TenantRecord;
import io.breakwater.pipeline.Records;
import io.breakwater.store.Lending;
import io.breakwater.store.Outcome;
import io.breakwater.store.PassageCount;
import io.breakwater.store.RuleCount;
import io.breakwater.store.SourceCount;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class WireTypeTest {
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00.123456789Z");
    private static final TenantId ACME = new TenantId("acme");

    @Test
    void readsBackEveryKindOfTenantElement() throws IOException {
        TenantProfile profile = new TenantProfile(ACME, "Acme", "Guangdong", "education");
        BorrowedRates rates = new BorrowedRates(
                ACME,
                NOON,
                NOON,
                3,
                List.of(new BorrowedRates.OfRule(WatchAge.FIRST_DAY, "r", new SightingRate(0.1, 3, 1.0 / 3))));
        SourceActivity activity = new SourceActivity("Sysmon", LocalDate.of(2025, 3, 1), 1);
        for (TenantElement element : List.of(
                new TenantElement.Tick(ACME, NOON),
                new TenantElement.Input(new TenantRecord.Detected(hit())),
                new TenantElement.Input(new TenantRecord.Fact(profile)),
                new TenantElement.Input(new TenantRecord.Fact(rates)),
                new TenantElement.Input(new TenantRecord.Delivered(ACME, activity)))) {
            assertThat(thereAndBack(WireType.TENANT, element)).isEqualTo(element);
        }
    }

    @Test
    void readsBackRecordsTalliesTicksAndOutcomes() throws IOException {
        assertThat(thereAndBack(WireType.RECORD, Records.line("acme", "行"))).isEqualTo(Records.line("acme", "行"));
        RecordTally tally = new RecordTally(ACME, new SourceId("s"), -5, 1, 2, 3, NOON, NOON);
        assertThat(thereAndBack(WireType.TALLY, tally)).isEqualTo(tally);
        ProviderElement tick = new ProviderElement.Tick(NOON);
        assertThat(thereAndBack(WireType.PROVIDER, tick)).isEqualTo(tick);
        Evidence evidence = Evidence.of(hit().event(), Records.line("acme", "行"));
        RuleHit hit = RuleHit.of(hit().detection(), false, Optional.of(evidence));
        assertThat(thereAndBack(WireType.HIT, hit)).isEqualTo(hit);
        Watch watch = new Watch(ACME, new ActionId("a-1"), ActionKind.BLOCK_ADDRESS, "198.51.100.7", Optional.of(NOON));
        assertThat(thereAndBack(WireType.WATCH, watch)).isEqualTo(watch);
        Passage passage = new Passage(
                ACME,
                ActionKind.DISABLE_ACCOUNT,
                "erp\\svc",
                new SourceId("s"),
                NOON,
                Fate.LET_THROUGH,
                Direction.TO_TARGET,
                -7);
        assertThat(thereAndBack(WireType.PASSAGE, passage)).isEqualTo(passage);
        Outcome passages = new Outcome.OfPassages(new PassageCount(
                ACME,
                passage.kind(),
                passage.target(),
                passage.source(),
                NOON,
                NOON,
                3,
                List.of(new PassageCount.Minute(NOON, Direction.FROM_TARGET, new Fates(1, 2, 3)))));
        assertThat(thereAndBack(WireType.OUTCOME, passages)).isEqualTo(passages);
        Outcome kept = new Outcome.OfEvidence(evidence, hit.rule());
        assertThat(thereAndBack(WireType.OUTCOME, kept)).isEqualTo(kept);
        Outcome total = new Outcome.OfRule(
                new RuleCount(ACME, hit.rule(), 9, 2, 6, 3, NOON, List.of(new RuleCount.Hour(NOON, 9, 2))));
        assertThat(thereAndBack(WireType.OUTCOME, total)).isEqualTo(total);
        Outcome count = new Outcome.OfSource(new SourceCount(ACME, new SourceId("s"), 1, 2, 3, 4, NOON, NOON));
        assertThat(thereAndBack(WireType.OUTCOME, count)).isEqualTo(count);
        Outcome asset = new Outcome.OfAsset(new ExposedAsset(
                ACME, new AssetId("erp-01"), "203.0.113.5", "广东", "T", "1.2", true, NOON, List.of("CVE-2023-1")));
        assertThat(thereAndBack(WireType.OUTCOME, asset)).isEqualTo(asset);
        TenantWatch.Period period =
                new TenantWatch.Period(WatchAge.LATER, 2.5, List.of(new TenantWatch.Seen("r", 5, 4, 2)));
        Outcome watched = new Outcome.OfWatch(new TenantWatch(ACME, NOON, NOON, NOON, List.of(period)));
        assertThat(thereAndBack(WireType.OUTCOME, watched)).isEqualTo(watched);
        Outcome lending = new Outcome.OfLending(new Lending(ACME, NOON, NOON, 4, 9));
        assertThat(thereAndBack(WireType.OUTCOME, lending)).isEqualTo(lending);
    }

    @Test
    void restoresItsSerializerFromACheckpoint() throws IOException {
        TypeSerializer<RecordTally> serializer = serializer(WireType.TALLY);
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        TypeSerializerSnapshot<RecordTally> restored = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());
        assertThat(restored.restoreSerializer()).isEqualTo(serializer);
        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(restored)
                        .isCompatibleAsIs())
                .isTrue();
        assertThat(serializer(WireType.RECORD)).isNotEqualTo(serializer);
    }

    @Test
    void refusesAStreamThatWouldNeedKryo() {
        Configuration flink = new Configuration();
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(flink);
        assertThatThrownBy(() -> env.fromData(new StringBuilder("generic")).sinkTo(null))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("Generic types have been disabled");
    }

    private static Hit hit() {
        Event event = new Event(
                new EventId("e-1"),
                new Provenance(ACME, new SourceId("s"), NOON, new Origin("f", 3, 99), "evtx", "Sysmon"),
                NOON,
                OcsfClass.PROCESS_ACTIVITY,
                new LogSource("process_creation", "windows", ""),
                Attributes.builder().put(Attribute.DEVICE_HOSTNAME, "srv-1").build(),
                Fields.builder()
                        .add("Image", "a.exe")
                        .add("Image", "b.exe")
                        .add("Null", null)
                        .build());
        Assessment assessment = new Assessment(
                Severity.HIGH,
                Fidelity.LOW,
                Optional.of(Stage.ENCRYPTION),
                io.breakwater.core.model.Outcome.BLOCKED,
                List.of("T1486"));
        Detection detection = Detection.of(
                ACME, new RuleRef("r", "1", "t"), NOON, assessment, event.entities(), List.of(), List.of(event.id()));
        return new Hit(detection, event, false);
    }

    private static <T> TypeSerializer<T> serializer(WireType<T> type) {
        return type.createSerializer(new SerializerConfigImpl());
    }

    private static <T> T thereAndBack(WireType<T> type, T word) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer(type).serialize(word, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        T back = serializer(type).deserialize(in);
        assertThat(in.available()).as("bytes left over").isZero();
        return back;
    }
}
