package io.breakwater.core.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All detections of one attack on one tenant: the fold of its changes.
 *
 * @param number of changes folded so far; grows by one with each change
 * @param opened event time at which it reached a person; empty for a candidate
 * @param score 0 to 1
 * @param assets the victims, sorted
 * @param leftOut what was looked at and not taken in, and why
 * @param blindSpots telemetry that was missing: sentences
 */
public record Incident(
        IncidentId id,
        TenantId tenant,
        long number,
        IncidentStatus status,
        Optional<Instant> opened,
        double score,
        Set<AssetId> assets,
        List<Member> members,
        List<LeftOut> leftOut,
        List<Phrase> blindSpots) {
    public Incident {
        assets = Collections.unmodifiableSortedSet(new TreeSet<>(assets));
        members = List.copyOf(members);
        leftOut = List.copyOf(leftOut);
        blindSpots = List.copyOf(blindSpots);
    }

    public Instant firstSeen() {
        return members.stream().map(Member::first).min(Instant::compareTo).orElseThrow();
    }

    public Instant lastSeen() {
        return members.stream().map(Member::last).max(Instant::compareTo).orElseThrow();
    }

    /** First time each stage was reached by something that was not blocked, in the order of the chain. */
    public SortedMap<Stage, Instant> stages() {
        SortedMap<Stage, Instant> reached = new TreeMap<>();
        for (Member member : members) {
            if (member.assessment().outcome() != Outcome.BLOCKED) {
                member.assessment()
                        .stage()
                        .ifPresent(stage -> reached.merge(stage, member.first(), (a, b) -> a.isBefore(b) ? a : b));
            }
        }
        return reached;
    }

    public Severity severity() {
        return members.stream()
                .map(m -> m.assessment().severity())
                .max(Severity::compareTo)
                .orElseThrow();
    }

    public long detections() {
        return members.stream().mapToLong(Member::count).sum();
    }
}
