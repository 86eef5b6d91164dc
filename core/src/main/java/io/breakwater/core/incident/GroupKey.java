package io.breakwater.core.incident;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.TenantId;
import java.util.Comparator;

/**
 * What makes two detections of a tenant one group: same rule, same judgement, same victim, same span of the clock.
 *
 * @param victim as the detection names it, not as the inventory does
 * @param span number of the span since the epoch
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, creatorVisibility = Visibility.ANY)
record GroupKey(String rule, Assessment assessment, Entity victim, long span) implements Comparable<GroupKey> {
    private static final Comparator<GroupKey> ORDER = Comparator.comparingLong(GroupKey::span)
            .thenComparing(GroupKey::rule)
            .thenComparing(GroupKey::victim)
            .thenComparing(key -> key.assessment.fidelity())
            .thenComparing(key -> key.assessment.outcome())
            .thenComparing(key -> key.assessment.severity())
            .thenComparing(key -> key.assessment.stage().map(Enum::ordinal).orElse(-1))
            .thenComparing(key -> String.join(",", key.assessment.techniques()));

    static GroupKey of(Detection detection, CorrelationTuning tuning) {
        return new GroupKey(
                detection.rule().id(), detection.assessment(), Victims.of(detection), tuning.span(detection.time()));
    }

    /** The id of an incident whose earliest member this group is. */
    IncidentId incident(TenantId tenant) {
        String id = ContentHash.of("incident")
                .add(tenant.value())
                .add(rule)
                .add(victim.kind().name())
                .add(victim.value())
                .add(span)
                .add(assessment.toString())
                .hex();
        return new IncidentId(id);
    }

    @Override
    public int compareTo(GroupKey other) {
        return ORDER.compare(this, other);
    }
}
