package io.breakwater.core.incident;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.breakwater.core.model.AnalystDecision;
import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.Authorisation;
import io.breakwater.core.model.BorrowedRates;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Link;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.stage.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * State as bytes: a format number, a length, and the facts in Smile. The indexes are not written; reading places every
 * group anew, so that a change of tuning takes hold of old state too.
 */
final class IncidentCodec implements Codec<IncidentState> {
    private static final int FORMAT = 3;

    /** The format before: it knew no rates that were lent, and nothing of what was told of the watch. */
    private static final int NOTHING_LENT = 2;

    private final CorrelationTuning tuning;
    private final PeerRates peers;

    IncidentCodec(CorrelationTuning tuning, PeerRates peers) {
        this.tuning = tuning;
        this.peers = peers;
    }

    @JsonAutoDetect(fieldVisibility = Visibility.ANY, creatorVisibility = Visibility.ANY)
    private record StoredGroup(
            GroupKey key,
            Member member,
            List<Group.Witness> witnesses,
            long[] seen,
            byte @Nullable [] registers,
            boolean strong,
            boolean sure,
            @Nullable GroupKey lead,
            Group.@Nullable Sighting second,
            Optional<IncidentId> incident) {}

    @JsonAutoDetect(fieldVisibility = Visibility.ANY, creatorVisibility = Visibility.ANY)
    private record StoredSeries(String rule, Entity victim, long base, long[] words) {}

    @JsonAutoDetect(fieldVisibility = Visibility.ANY, creatorVisibility = Visibility.ANY)
    private record Stored(
            Optional<TenantId> tenant,
            long reachedSeconds,
            int reachedNanos,
            long begin,
            Map<String, NavigableSet<String>> inventory,
            Map<String, NavigableSet<String>> observed,
            Map<String, String> spelling,
            List<StoredSeries> history,
            List<Authorisation> drills,
            List<AnalystDecision> decisions,
            List<StoredGroup> groups,
            List<Incident> told,
            List<IncidentId> grown,
            @Nullable List<BorrowedRates> lent,
            @Nullable Watched watched) {}

    /** What was told of the watch. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY, creatorVisibility = Visibility.ANY)
    private record Watched(long begin, Instant due) {}

    @Override
    public void write(IncidentState state, DataOutput out) throws IOException {
        byte[] bytes = Json.binary().writeValueAsBytes(stored(state));
        out.writeInt(FORMAT);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Override
    public IncidentState read(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT && format != NOTHING_LENT) {
            throw new IOException("state of incidents has format " + format + ", this build reads up to " + FORMAT
                    + "; use the build that wrote it, or replay");
        }
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return restored(Json.binary().readValue(bytes, Stored.class));
    }

    private static Stored stored(IncidentState state) {
        return new Stored(
                Optional.ofNullable(state.tenant),
                state.reached.getEpochSecond(),
                state.reached.getNano(),
                state.history.begin,
                new TreeMap<>(state.book.inventory),
                new TreeMap<>(state.book.observed),
                new TreeMap<>(state.book.spelling),
                state.history.series.entrySet().stream()
                        .map(entry -> new StoredSeries(
                                entry.getKey().rule(),
                                entry.getKey().victim(),
                                entry.getValue().base(),
                                entry.getValue().words()))
                        .toList(),
                state.drills.windows.values().stream()
                        .flatMap(Collection::stream)
                        .toList(),
                List.copyOf(state.decisions.known.values()),
                state.groups.values().stream().map(IncidentCodec::stored).toList(),
                state.told.values().stream().map(Told::incident).toList(),
                List.copyOf(state.grown),
                List.copyOf(state.history.borrowing.facts()),
                new Watched(state.watch.toldBegin, state.watch.due));
    }

    private static StoredGroup stored(Group group) {
        return new StoredGroup(
                group.key,
                group.member(Link.SEED),
                List.copyOf(group.witnesses),
                group.count.seen(),
                group.count.registers(),
                group.strong,
                group.sure,
                group.lead,
                group.second,
                Optional.ofNullable(group.incident));
    }

    private IncidentState restored(Stored stored) {
        IncidentState state = new IncidentState(tuning, peers);
        state.tenant = stored.tenant.orElse(null);
        state.reached = Instant.ofEpochSecond(stored.reachedSeconds, stored.reachedNanos);
        stored.inventory.forEach((address, assets) -> assets.forEach(
                asset -> state.book.enter(AssetId.seen(stored.spelling.getOrDefault(asset, asset)), address)));
        state.book.spelling.putAll(stored.spelling);
        stored.observed.forEach((address, hosts) -> state.book.observed.put(address, new TreeSet<>(hosts)));
        state.history.begin = stored.begin;
        if (stored.lent != null) {
            stored.lent.forEach(state.history.borrowing::enter);
        }
        if (stored.watched != null) {
            state.watch.toldBegin = stored.watched.begin;
            state.watch.due = stored.watched.due;
        }
        stored.history.forEach(series -> state.history.restore(
                new History.Series(series.rule, series.victim), new SpanSet(series.base, series.words)));
        stored.drills.forEach(state.drills::enter);
        stored.decisions.forEach(state.decisions::enter);
        stored.groups.forEach(group -> restore(state, group));
        state.groups.values().forEach(group -> state.index.add(group, state.placer.place(group)));
        Map<IncidentId, List<Group>> members = members(state);
        stored.told.forEach(incident -> restore(state, incident, members.getOrDefault(incident.id(), List.of())));
        state.grown.addAll(stored.grown);
        return state;
    }

    private static void restore(IncidentState state, StoredGroup stored) {
        Group group = new Group(
                stored.key, stored.member, stored.witnesses, new DistinctCount(stored.seen, stored.registers));
        group.incident = stored.incident.orElse(null);
        group.strong = stored.strong;
        group.sure = stored.sure;
        group.lead = stored.lead;
        group.second = stored.second;
        state.remember(group);
    }

    private static Map<IncidentId, List<Group>> members(IncidentState state) {
        Map<IncidentId, List<Group>> members = new HashMap<>();
        state.groups.values().stream().sorted(Group.BY_TIME).forEach(group -> {
            if (group.incident != null) {
                members.computeIfAbsent(group.incident, id -> new ArrayList<>()).add(group);
            }
        });
        return members;
    }

    private void restore(IncidentState state, Incident incident, List<Group> groups) {
        state.told.put(incident.id(), new Told(incident, groups));
        Instant last = incident.lastSeen();
        state.enter(last.plus(tuning.closeAfter()), incident.id());
        state.enter(last.plus(tuning.retention()), incident.id());
    }
}
