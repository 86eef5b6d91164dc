package io.breakwater.core.incident;

import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What correlation remembers of one tenant. Opaque to runners; they hold it and store it through the stage's codec. */
public final class IncidentState {
    private final CorrelationTuning tuning;
    /** Known from the first input on. */
    @Nullable
    TenantId tenant;

    Instant reached = Instant.MIN;
    final Map<GroupKey, Group> groups = new HashMap<>();
    final AssetBook book = new AssetBook();
    final Drills drills = new Drills();
    final Decisions decisions = new Decisions();
    final Map<IncidentId, Told> told = new HashMap<>();
    /** Incidents whose counts have grown since they were last told. */
    final Set<IncidentId> grown = new HashSet<>();
    /** When to look at an incident again: to close it, to forget it. */
    final NavigableMap<Instant, Set<IncidentId>> agenda = new TreeMap<>();
    /** Groups by the span of the clock they fall into, for forgetting. */
    long forgottenBefore = Long.MIN_VALUE;

    final NavigableMap<Long, List<Group>> bySpan = new TreeMap<>();
    /** Those of them that were looked at once and kept. */
    final NavigableMap<Long, List<Group>> kept = new TreeMap<>();

    final History history;
    final Watch watch;
    final GroupIndex index;
    final Placer placer;
    final Beside beside;

    IncidentState(CorrelationTuning tuning, PeerRates peers) {
        this.tuning = tuning;
        history = new History(tuning, peers);
        watch = new Watch(history, tuning);
        index = new GroupIndex(tuning);
        placer = new Placer(book, drills, decisions, history, tuning);
        beside = new Beside(index, tuning);
    }

    /** Incidents that reached a person and were not withdrawn, as last told. */
    public List<Incident> incidents() {
        return told.values().stream()
                .filter(entry -> !entry.isWithdrawn())
                .map(Told::incident)
                .toList();
    }

    /** The incident that a detection is a member of, as last told; empty when it is in none. */
    public Optional<IncidentId> incidentOf(Detection detection) {
        Group group = groups.get(GroupKey.of(detection, tuning));
        if (group == null || group.incident == null || group.placement == null) {
            return Optional.empty();
        }
        return switch (group.placement.grade()) {
            case CORE -> Optional.of(group.incident);
            case CONTEXT -> {
                Anchor anchor = beside.anchor(group);
                yield anchor != null && anchor.isUndecided() ? Optional.empty() : Optional.of(group.incident);
            }
            case BLOCKED, AUTHORISED, NOISE -> Optional.empty();
        };
    }

    /** Groups held in memory: what the memory of a tenant grows with. */
    public int size() {
        return groups.size();
    }

    /** Groups in spans before this one. */
    Collection<Group> before(long span) {
        if (span == Long.MIN_VALUE) {
            return List.of();
        }
        return groups.values().stream().filter(group -> group.key.span() < span).toList();
    }

    /** Groups from the first of these spans on, before the second. */
    Collection<Group> within(long from, long until) {
        return groups.values().stream()
                .filter(group -> group.key.span() >= from && group.key.span() < until)
                .toList();
    }

    void remember(Group group) {
        groups.put(group.key, group);
        bySpan.computeIfAbsent(group.key.span(), span -> new ArrayList<>()).add(group);
    }

    /** As if the group had never been. */
    void erase(Group group) {
        groups.remove(group.key);
        for (NavigableMap<Long, List<Group>> lists : List.of(bySpan, kept)) {
            lists.values().forEach(list -> list.remove(group));
            lists.values().removeIf(List::isEmpty);
        }
    }

    void enter(Instant when, IncidentId incident) {
        agenda.computeIfAbsent(when, instant -> new HashSet<>()).add(incident);
    }
}
