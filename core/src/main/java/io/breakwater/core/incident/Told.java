package io.breakwater.core.incident;

import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentStatus;
import java.util.List;

/**
 * What was last told of an incident.
 *
 * @param groups its members then, and what was told beside it; empty once it was withdrawn
 */
record Told(Incident incident, List<Group> groups) {
    boolean isWithdrawn() {
        return incident.status() == IncidentStatus.WITHDRAWN;
    }

    boolean isClosed() {
        return incident.status() == IncidentStatus.CLOSED;
    }
}
