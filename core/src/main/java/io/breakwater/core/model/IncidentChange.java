package io.breakwater.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One step in the life of an incident. Writing the same change twice changes nothing: {@link #id()} is its content hash.
 * The incident after the change travels with it, so that a reader needs no fold to show the present; the list of changes
 * is the audit.
 *
 * @param kind what happened
 * @param at event time at which it happened
 * @param why a sentence for the timeline
 * @param after the incident after this change
 * @param other the incident merged in, or split off
 */
public record IncidentChange(ChangeId id, Kind kind, Instant at, Phrase why, Incident after, Optional<IncidentId> other)
        implements SightingInput {
    /** What can happen to an incident. */
    public enum Kind {
        OPENED,
        EXTENDED,
        ESCALATED,
        MERGED,
        SPLIT,
        CLOSED,
        REOPENED,
        WITHDRAWN
    }

    public static IncidentChange of(Kind kind, Instant at, Phrase why, Incident after, Optional<IncidentId> other) {
        ContentHash hash = ContentHash.of("change")
                .add(after.id().value())
                .add(kind.name())
                .add(at.toEpochMilli())
                .add(why.en())
                .add(after.detections());
        after.members().forEach(member -> hash.add(member.id().value()).add(member.count()));
        other.ifPresent(id -> hash.add(id.value()));
        return new IncidentChange(new ChangeId(hash.hex()), kind, at, why, after, other);
    }
}
