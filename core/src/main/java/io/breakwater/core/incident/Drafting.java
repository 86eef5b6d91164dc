package io.breakwater.core.incident;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Link;
import io.breakwater.core.model.LinkKind;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Attack to incidents: mostly one; more when it lasts longer than an incident may, none when it is too weak. */
final class Drafting {
    private final TenantId tenant;
    private final AssetBook book;
    private final Beside beside;
    private final CorrelationTuning tuning;

    Drafting(TenantId tenant, AssetBook book, Beside beside, CorrelationTuning tuning) {
        this.tenant = tenant;
        this.book = book;
        this.beside = beside;
        this.tuning = tuning;
    }

    /**
     * @param absorbed weak attacks that hang on this one, and how
     * @param reached what has been silent since {@code closeAfter} before this event time is closed
     */
    List<Draft> incidents(Attack attack, Map<Attack, Anchor> absorbed, Instant reached) {
        List<Draft> drafts = new ArrayList<>();
        for (List<Group> segment : segments(attack.groups())) {
            Composition whole = compose(attack, segment, absorbed);
            Score.Verdict verdict = Score.of(whole.evidence, tuning);
            if (verdict.opened().isPresent()) {
                drafts.add(draft(whole, verdict, reached));
            }
        }
        return drafts;
    }

    private List<List<Group>> segments(List<Group> groups) {
        List<List<Group>> segments = new ArrayList<>();
        Instant end = Instant.MIN;
        for (Group group : groups) {
            if (!group.first.isBefore(end)) {
                segments.add(new ArrayList<>());
                end = group.first.plus(tuning.longestIncident());
            }
            segments.getLast().add(group);
        }
        return segments;
    }

    /** What an incident consists of, before it is known whether it is one. */
    private static final class Composition {
        private final List<Group> core;
        private final Map<Group, Link> links = new HashMap<>();
        private final List<Score.Evidence> evidence = new ArrayList<>();
        private final Set<LinkKey> superNodes = new TreeSet<>();
        private Map<Group, Anchor> hanging = Map.of();

        private Composition(List<Group> core) {
            this.core = core;
        }
    }

    private Composition compose(Attack attack, List<Group> segment, Map<Attack, Anchor> absorbed) {
        Composition whole = new Composition(segment);
        Set<Group> carrying = new LinkedHashSet<>(segment);
        take(whole, attack, carrying);
        Set<Group> core = Set.copyOf(segment);
        absorbed.forEach((weak, anchor) -> {
            if (core.contains(anchor.core())) {
                carrying.addAll(weak.groups());
                take(whole, weak, carrying);
                whole.links.put(weak.groups().getFirst(), hung(weak.groups().getFirst(), anchor));
            }
        });
        carrying.forEach(group -> whole.evidence.addAll(Score.Evidence.carrying(group)));
        whole.hanging = beside.hangingOn(carrying);
        whole.hanging.forEach((group, anchor) -> hang(whole, group, anchor));
        return whole;
    }

    private void take(Composition whole, Attack attack, Set<Group> carrying) {
        whole.links.putAll(new Links(attack, tuning).of(carrying));
        whole.superNodes.addAll(attack.superNodes);
    }

    private static void hang(Composition whole, Group group, Anchor anchor) {
        Placement placement = placement(group);
        if (placement.grade() == Grade.CONTEXT && !anchor.isUndecided()) {
            whole.links.put(group, hung(group, anchor));
            whole.evidence.addAll(
                    placement.carries()
                            ? Score.Evidence.carrying(group)
                            : List.of(Score.Evidence.weak(group, anchor.chance())));
        }
    }

    private static Link hung(Group group, Anchor anchor) {
        Group core = anchor.core();
        boolean onHost = anchor.hold() == Anchor.Hold.ON_HOST;
        return new Link(
                onHost ? LinkKind.SAME_HOST : LinkKind.COINCIDENCE,
                core.rule.title(),
                onHost ? "host " + placement(core).asset() : "",
                group.since(core));
    }

    private static Placement placement(Group group) {
        return Objects.requireNonNull(group.placement, "a group in the index has a placement");
    }

    private Draft draft(Composition whole, Score.Verdict verdict, Instant reached) {
        List<Member> members = whole.links.keySet().stream()
                .sorted(Group.BY_TIME)
                .map(group -> group.member(Objects.requireNonNull(whole.links.get(group))))
                .toList();
        Instant opened = verdict.opened().orElseThrow();
        Incident incident = new Incident(
                whole.core.getFirst().key.incident(tenant),
                tenant,
                0,
                status(verdict, members, reached),
                Optional.of(opened),
                verdict.score(),
                assets(whole.core),
                members,
                Remarks.leftOut(whole.hanging, whole.superNodes),
                Remarks.blindSpots(whole.core));
        Set<Group> groups = new LinkedHashSet<>(whole.links.keySet());
        groups.addAll(whole.hanging.keySet());
        return new Draft(incident, List.copyOf(groups), verdict.escalated().orElse(opened));
    }

    private IncidentStatus status(Score.Verdict verdict, List<Member> members, Instant reached) {
        Instant last = members.stream()
                .map(Member::last)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        if (!last.plus(tuning.closeAfter()).isAfter(reached)) {
            return IncidentStatus.CLOSED;
        }
        return verdict.escalated().isPresent() ? IncidentStatus.ESCALATED : IncidentStatus.OPEN;
    }

    /** What merely came near in time makes no asset a victim. */
    private Set<AssetId> assets(Collection<Group> core) {
        Set<AssetId> assets = new TreeSet<>();
        core.forEach(group -> assets.add(book.spelled(placement(group).asset())));
        return assets;
    }
}
