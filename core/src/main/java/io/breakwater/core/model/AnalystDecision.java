package io.breakwater.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a person said about which detections belong together. It travels as an input like any other, so that it is
 * recorded, replayed and can be undone.
 *
 * @param id content hash; the same decision sent twice is one decision
 * @param members ids of incident members ({@link Member#id()}), sorted. MERGE: their attacks are one attack. SPLIT: these
 *     members are an attack of their own. UNDO: empty
 * @param undoes id of the decision that an UNDO takes back; empty for the others
 * @param at when it was said
 * @param by who said it
 * @param reason for the audit
 */
public record AnalystDecision(
        String id,
        TenantId tenant,
        Kind kind,
        List<DetectionId> members,
        Optional<String> undoes,
        Instant at,
        String by,
        String reason)
        implements TenantInput {
    /** What can be decided. */
    public enum Kind {
        MERGE,
        SPLIT,
        UNDO
    }

    public AnalystDecision {
        members = members.stream().sorted().distinct().toList();
        if ((kind == Kind.UNDO) != undoes.isPresent()) {
            throw new IllegalArgumentException("an UNDO, and only an UNDO, names the decision that it takes back");
        }
        if (kind == Kind.MERGE && members.size() < 2) {
            throw new IllegalArgumentException("a MERGE needs at least two members");
        }
        if (kind == Kind.SPLIT && members.isEmpty()) {
            throw new IllegalArgumentException("a SPLIT needs at least one member");
        }
    }

    public static AnalystDecision merge(
            TenantId tenant, List<DetectionId> members, Instant at, String by, String reason) {
        return of(tenant, Kind.MERGE, members, Optional.empty(), at, by, reason);
    }

    public static AnalystDecision split(
            TenantId tenant, List<DetectionId> members, Instant at, String by, String reason) {
        return of(tenant, Kind.SPLIT, members, Optional.empty(), at, by, reason);
    }

    /** Takes {@code decision} back; an undone UNDO brings its decision to life again. */
    public static AnalystDecision undo(AnalystDecision decision, Instant at, String by, String reason) {
        return of(decision.tenant(), Kind.UNDO, List.of(), Optional.of(decision.id()), at, by, reason);
    }

    private static AnalystDecision of(
            TenantId tenant,
            Kind kind,
            List<DetectionId> members,
            Optional<String> undoes,
            Instant at,
            String by,
            String reason) {
        ContentHash hash = ContentHash.of("decision")
                .add(tenant.value())
                .add(kind.name())
                .add(undoes.orElse(""))
                .add(at.toEpochMilli())
                .add(by)
                .add(reason);
        members.stream().map(DetectionId::value).sorted().distinct().forEach(hash::add);
        return new AnalystDecision(hash.hex(), tenant, kind, members, undoes, at, by, reason);
    }
}
