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

    /** @param reached what has been silent since {@code closeAfter} before this event time is closed */
    List<Draft> incidents(Attack attack, Instant reached) {
        List<Draft> drafts = new ArrayList<>();
        for (List<Group> segment : segments(attack.groups())) {
            Score.Verdict verdict = Score.of(segment, tuning);
            if (verdict.opened().isPresent()) {
                drafts.add(draft(attack, segment, verdict, reached));
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

    private Draft draft(Attack attack, List<Group> core, Score.Verdict verdict, Instant reached) {
        Set<Group> carrying = new LinkedHashSet<>(core);
        Map<Group, Link> links = new HashMap<>(new Links(attack, tuning).of(carrying));
        Set<Group> hanging = beside.hangingOn(carrying);
        for (Group group : hanging) {
            if (placement(group).grade() == Grade.CONTEXT) {
                links.put(group, hung(group));
            }
        }
        List<Member> members = links.keySet().stream()
                .sorted(Group.BY_TIME)
                .map(group -> group.member(Objects.requireNonNull(links.get(group))))
                .toList();
        Instant opened = verdict.opened().orElseThrow();
        Incident incident = new Incident(
                core.getFirst().key.incident(tenant),
                tenant,
                0,
                status(verdict, members, reached),
                Optional.of(opened),
                verdict.score(),
                assets(core),
                members,
                Remarks.leftOut(hanging, attack.superNodes),
                Remarks.blindSpots(core));
        carrying.addAll(hanging);
        return new Draft(incident, List.copyOf(carrying), verdict.escalated().orElse(opened));
    }

    private static Placement placement(Group group) {
        return Objects.requireNonNull(group.placement, "a group in the index has a placement");
    }

    private Link hung(Group group) {
        Group anchor = Objects.requireNonNull(beside.anchor(group));
        return new Link(
                LinkKind.SAME_HOST,
                anchor.rule.title(),
                "host " + placement(anchor).asset(),
                group.since(anchor));
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

    private Set<AssetId> assets(List<Group> core) {
        Set<AssetId> assets = new TreeSet<>();
        core.forEach(group -> assets.add(book.spelled(placement(group).asset())));
        return assets;
    }
}
