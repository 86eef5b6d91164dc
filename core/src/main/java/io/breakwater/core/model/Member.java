package io.breakwater.core.model;

import java.time.Instant;
import java.util.List;

/**
 * One group of equal detections (same rule, same victim, close in time) inside an incident.
 *
 * @param id of its earliest detection
 * @param count detections in the group
 * @param evidence event ids, the first {@link #EVIDENCE_KEPT}; {@code count} tells how many there were
 */
public record Member(
        DetectionId id,
        RuleRef rule,
        Assessment assessment,
        Instant first,
        Instant last,
        long count,
        List<Entity> entities,
        List<Trait> traits,
        List<EventId> evidence,
        Link link) {
    /** Event ids kept per member. */
    public static final int EVIDENCE_KEPT = 20;

    public Member {
        entities = List.copyOf(entities);
        traits = List.copyOf(traits);
        evidence = evidence.size() > EVIDENCE_KEPT
                ? List.copyOf(evidence.subList(0, EVIDENCE_KEPT))
                : List.copyOf(evidence);
    }
}
