package io.breakwater.core.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * One rule, indicator or sequence that matched (OCSF Detection Finding).
 *
 * @param time event time of the last piece of evidence
 * @param entities sorted, without doubles
 * @param evidence the events it rests on
 */
public record Detection(
        DetectionId id,
        TenantId tenant,
        RuleRef rule,
        Instant time,
        Assessment assessment,
        List<Entity> entities,
        List<Trait> traits,
        List<EventId> evidence)
        implements TenantInput, Finding {
    public Detection {
        entities = entities.stream().sorted().distinct().toList();
        traits = traits.stream().sorted().distinct().toList();
        evidence = List.copyOf(evidence);
    }

    /** Makes a detection with its content id. */
    public static Detection of(
            TenantId tenant,
            RuleRef rule,
            Instant time,
            Assessment assessment,
            Collection<Entity> entities,
            Collection<Trait> traits,
            List<EventId> evidence) {
        ContentHash hash = ContentHash.of("detection")
                .add(tenant.value())
                .add(rule.id())
                .add(rule.version())
                .add(time.toEpochMilli());
        evidence.stream().map(EventId::value).sorted().forEach(hash::add);
        return new Detection(
                new DetectionId(hash.hex()),
                tenant,
                rule,
                time,
                assessment,
                List.copyOf(entities),
                List.copyOf(traits),
                evidence);
    }
}
