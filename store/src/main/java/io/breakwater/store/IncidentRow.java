package io.breakwater.store;

import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * One line of a list of incidents.
 *
 * @param tenantName as registered; the id where it is not
 * @param title of the rule that says most
 * @param stages reached, in the order of the chain
 */
public record IncidentRow(
        IncidentId id,
        TenantId tenant,
        String tenantName,
        IncidentStatus status,
        Severity severity,
        String title,
        List<Stage> stages,
        List<String> assets,
        long detections,
        Instant firstSeen,
        Instant lastSeen) {}
