package io.breakwater.core.incident;

import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.IncidentChange.Kind;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Link;
import io.breakwater.core.model.Member;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares what follows from the groups with what was told, and tells the difference. */
final class Teller {
    private final IncidentState state;
    private final CorrelationTuning tuning;
    private final Consumer<IncidentChange> out;

    Teller(IncidentState state, CorrelationTuning tuning, Consumer<IncidentChange> out) {
        this.state = state;
        this.tuning = tuning;
        this.out = out;
    }

    /** @param exact whether grown counts alone are worth telling */
    void tell(Refold.Result result, boolean exact) {
        Map<IncidentId, Draft> now = new LinkedHashMap<>();
        result.now().stream()
                .sorted(Comparator.comparing(draft -> draft.incident().id()))
                .forEach(draft -> now.put(draft.incident().id(), draft));
        Map<IncidentId, Set<IncidentId>> origins = origins(now);
        result.before().forEach(id -> known(id).groups().forEach(group -> group.incident = null));
        now.forEach((id, draft) -> draft.groups().forEach(group -> group.incident = id));
        now.forEach((id, draft) -> tell(draft, origins.getOrDefault(id, Set.of()), now.keySet(), exact));
        for (IncidentId id : result.before()) {
            if (!now.containsKey(id)) {
                withdraw(id, heir(id, origins));
            }
        }
    }

    private Told known(IncidentId id) {
        return Objects.requireNonNull(state.told.get(id), "a group points at an incident that was told");
    }

    /** Under which incidents the members of each present incident were told before. */
    private static Map<IncidentId, Set<IncidentId>> origins(Map<IncidentId, Draft> now) {
        Map<IncidentId, Set<IncidentId>> origins = new HashMap<>();
        now.forEach((id, draft) -> {
            Set<IncidentId> from = new TreeSet<>();
            for (Group group : draft.groups()) {
                if (group.incident != null && isCore(group)) {
                    from.add(group.incident);
                }
            }
            origins.put(id, from);
        });
        return origins;
    }

    private static boolean isCore(Group group) {
        return group.placement != null && group.placement.grade() == Grade.CORE;
    }

    private static Optional<IncidentId> heir(IncidentId id, Map<IncidentId, Set<IncidentId>> origins) {
        return origins.entrySet().stream()
                .filter(entry -> entry.getValue().contains(id))
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder());
    }

    private void tell(Draft draft, Set<IncidentId> origins, Set<IncidentId> present, boolean exact) {
        IncidentId id = draft.incident().id();
        Told before = state.told.get(id);
        List<IncidentId> absorbed =
                origins.stream().filter(origin -> !present.contains(origin)).toList();
        if (!absorbed.isEmpty()) {
            absorbed.forEach(other -> emit(Kind.MERGED, draft, Optional.of(other)));
        } else if (before == null || before.isWithdrawn()) {
            Optional<IncidentId> source =
                    origins.stream().filter(origin -> !origin.equals(id)).findFirst();
            emit(source.isPresent() ? Kind.SPLIT : Kind.OPENED, draft, source);
        } else {
            Kind kind = difference(before.incident(), draft.incident(), exact);
            if (kind != null) {
                emit(kind, draft, Optional.empty());
            } else {
                state.told.put(id, new Told(before.incident(), draft.groups()));
                state.grown.add(id);
            }
        }
    }

    private static @Nullable Kind difference(Incident before, Incident now, boolean exact) {
        if (before.status() == IncidentStatus.CLOSED && now.status() != IncidentStatus.CLOSED) {
            return sameShape(before, now) ? null : Kind.REOPENED;
        }
        if (before.status() != now.status()) {
            return now.status() == IncidentStatus.CLOSED ? Kind.CLOSED : escalation(now);
        }
        boolean same = exact ? numbered(now, before.number()).equals(before) : sameShape(before, now);
        return same ? null : Kind.EXTENDED;
    }

    private static Kind escalation(Incident now) {
        return now.status() == IncidentStatus.ESCALATED ? Kind.ESCALATED : Kind.EXTENDED;
    }

    /** Equal but for counts and last times, which grow with every detection. */
    private static boolean sameShape(Incident one, Incident other) {
        return one.opened().equals(other.opened())
                && one.score() == other.score()
                && one.assets().equals(other.assets())
                && shapes(one).equals(shapes(other));
    }

    private static List<MemberShape> shapes(Incident incident) {
        return incident.members().stream()
                .map(member -> new MemberShape(member.id().value(), member.first(), member.link()))
                .toList();
    }

    private record MemberShape(String id, Instant first, Link link) {}

    private static Incident numbered(Incident incident, long number) {
        return new Incident(
                incident.id(),
                incident.tenant(),
                number,
                incident.status(),
                incident.opened(),
                incident.score(),
                incident.assets(),
                incident.members(),
                incident.leftOut(),
                incident.blindSpots());
    }

    private void emit(Kind kind, Draft draft, Optional<IncidentId> other) {
        IncidentId id = draft.incident().id();
        Told before = state.told.get(id);
        Incident after = numbered(
                draft.incident(), before == null ? 1 : before.incident().number() + 1);
        state.told.put(id, new Told(after, draft.groups()));
        state.grown.remove(id);
        Instant last = after.lastSeen();
        state.enter(last.plus(tuning.closeAfter()), id);
        state.enter(last.plus(tuning.retention()), id);
        out.accept(IncidentChange.of(kind, at(kind, draft, after), Whys.of(kind, after, other), after, other));
    }

    private Instant at(Kind kind, Draft draft, Incident after) {
        return switch (kind) {
            case OPENED -> after.opened().orElseThrow();
            case ESCALATED -> draft.reached();
            case CLOSED -> after.lastSeen().plus(tuning.closeAfter());
            case EXTENDED, MERGED, SPLIT, REOPENED, WITHDRAWN ->
                after.members().stream()
                        .map(Member::first)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        };
    }

    private void withdraw(IncidentId id, Optional<IncidentId> heir) {
        Incident last = known(id).incident();
        Incident after = new Incident(
                id,
                last.tenant(),
                last.number() + 1,
                IncidentStatus.WITHDRAWN,
                last.opened(),
                last.score(),
                last.assets(),
                last.members(),
                last.leftOut(),
                last.blindSpots());
        state.told.put(id, new Told(after, List.of()));
        state.grown.remove(id);
        out.accept(
                IncidentChange.of(Kind.WITHDRAWN, last.lastSeen(), Whys.of(Kind.WITHDRAWN, after, heir), after, heir));
    }
}
