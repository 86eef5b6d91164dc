package io.breakwater.core.detect.sigma.correlation;

import io.breakwater.core.detect.RuleAssessment;
import io.breakwater.core.detect.sigma.rule.Heading;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.util.List;

/** Makes detections of the episodes of one correlation rule on one tenant. */
record Wording(TenantId tenant, Heading heading) {
    private static final int MOST_EVIDENCE = 200;

    Detection detection(Episode episode) {
        List<Occurrence> parts = episode.occurrences();
        return Detection.of(
                tenant,
                new RuleRef(heading.id(), heading.version(), heading.title()),
                Instant.ofEpochMilli(episode.toMillis()),
                RuleAssessment.of(heading),
                parts.stream()
                        .flatMap(part -> part.entities().stream())
                        .distinct()
                        .sorted()
                        .limit(MOST_EVIDENCE)
                        .toList(),
                parts.stream()
                        .flatMap(part -> part.traits().stream())
                        .distinct()
                        .toList(),
                parts.stream()
                        .flatMap(part -> part.evidence().stream())
                        .distinct()
                        .limit(MOST_EVIDENCE)
                        .map(EventId::of)
                        .toList());
    }
}
