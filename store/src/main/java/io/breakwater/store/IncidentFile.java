package io.breakwater.store;

import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is kept of one incident.
 *
 * @param mergedInto the incident that took it in
 * @param changes oldest first
 */
public record IncidentFile(
        Incident incident, String tenantName, String title, Optional<IncidentId> mergedInto, List<Step> changes) {
    /**
     * One change, without the snapshot of its time.
     *
     * @param kind name of an {@code IncidentChange.Kind}
     * @param at event time
     * @param written wall time at which it reached the store
     */
    public record Step(
            long number,
            String kind,
            Instant at,
            Phrase why,
            Optional<IncidentId> other,
            long detections,
            Instant written) {}
}
