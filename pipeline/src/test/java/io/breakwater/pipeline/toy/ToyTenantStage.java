package io.breakwater.pipeline.toy;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Link;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SightingId;
import io.breakwater.core.model.Stage;
import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import io.breakwater.core.topology.TenantOutput;
import io.breakwater.core.topology.TenantRecord;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One incident per host: all its detections, sorted. */
final class ToyTenantStage implements KeyedStage<ToyTenantStage.State, TenantRecord, TenantOutput> {
    /** Detections by host and id; {@code until} is how far event time was told. */
    static final class State {
        final TreeMap<String, TreeMap<String, Detection>> hosts = new TreeMap<>();
        Instant until = Instant.EPOCH;
    }

    @Override
    public State initial() {
        return new State();
    }

    @Override
    public void accept(State state, TenantRecord input, Consumer<TenantOutput> out) {
        switch (input) {
            case TenantRecord.Detected(var hit) -> detected(state, hit.detection(), out);
            case TenantRecord.Delivered(var tenant, var activity) -> out.accept(new TenantOutput.ForProvider(activity));
            case TenantRecord.Fact fact -> {
                // Facts change nothing here.
            }
        }
    }

    private static void detected(State state, Detection detection, Consumer<TenantOutput> out) {
        String host = detection.entities().stream()
                .filter(entity -> entity.kind() == EntityKind.HOST)
                .map(Entity::value)
                .findFirst()
                .orElseThrow();
        TreeMap<String, Detection> all = state.hosts.computeIfAbsent(host, name -> new TreeMap<>());
        if (all.putIfAbsent(detection.id().value(), detection) == null) {
            out.accept(new TenantOutput.Changed(IncidentChange.of(
                    IncidentChange.Kind.EXTENDED,
                    detection.time(),
                    new Phrase("又一条", "one more"),
                    incident(detection, host, all, IncidentStatus.OPEN),
                    Optional.empty())));
            out.accept(new TenantOutput.ForProvider(sighting(detection, host, all)));
        }
    }

    private static Incident incident(
            Detection detection, String host, TreeMap<String, Detection> all, IncidentStatus status) {
        List<Member> members = all.values().stream().map(ToyTenantStage::member).toList();
        return new Incident(
                new IncidentId(detection.tenant() + "-" + host),
                detection.tenant(),
                all.size(),
                status,
                Optional.empty(),
                1,
                Set.of(new AssetId(host)),
                members,
                List.of(),
                List.of());
    }

    private static Member member(Detection detection) {
        return new Member(
                detection.id(),
                detection.rule(),
                detection.assessment(),
                detection.time(),
                detection.time(),
                1,
                detection.entities(),
                detection.traits(),
                detection.evidence(),
                Link.SEED);
    }

    private static Sighting sighting(Detection detection, String host, TreeMap<String, Detection> all) {
        Instant first = all.values().stream()
                .map(Detection::time)
                .min(Instant::compareTo)
                .orElseThrow();
        return new Sighting(
                new SightingId("s-" + detection.tenant() + "-" + host),
                "t-" + detection.tenant(),
                "a-" + host,
                first,
                "",
                "",
                "",
                "",
                false,
                new TreeMap<>(Map.of(Stage.ENCRYPTION, first)),
                List.of("T1486"),
                List.of(),
                false,
                all.size());
    }

    @Override
    public void advance(State state, Instant eventTime, Consumer<TenantOutput> out) {
        if (eventTime.isBefore(state.until)) {
            throw new IllegalStateException("time ran back from " + state.until + " to " + eventTime);
        }
        state.until = eventTime;
    }

    @Override
    public Codec<State> codec() {
        return new Codec<>() {
            @Override
            public void write(State state, DataOutput out) throws IOException {
                out.writeLong(state.until.toEpochMilli());
                out.writeInt(state.hosts.size());
                for (var host : state.hosts.entrySet()) {
                    out.writeUTF(host.getKey());
                    byte[] detections = Json.binary()
                            .writeValueAsBytes(host.getValue().values().toArray(Detection[]::new));
                    out.writeInt(detections.length);
                    out.write(detections);
                }
            }

            @Override
            public State read(DataInput in) throws IOException {
                State state = new State();
                state.until = Instant.ofEpochMilli(in.readLong());
                int hosts = in.readInt();
                for (int i = 0; i < hosts; i++) {
                    String host = in.readUTF();
                    byte[] bytes = new byte[in.readInt()];
                    in.readFully(bytes);
                    TreeMap<String, Detection> all = new TreeMap<>();
                    for (Detection detection : Json.binary().readValue(bytes, Detection[].class)) {
                        all.put(detection.id().value(), detection);
                    }
                    state.hosts.put(host, all);
                }
                return state;
            }
        };
    }
}
