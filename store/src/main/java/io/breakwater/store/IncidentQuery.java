package io.breakwater.store;

import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.TenantId;
import java.util.Optional;
import java.util.Set;

/**
 * Which incidents a reader asks for.
 *
 * @param statuses those wanted; empty: all but withdrawn ones and candidates
 * @param least least severity
 * @param text part of title, asset or id, in any case; empty: any
 * @param page 0-based
 * @param size rows of a page, 1 to 500
 */
public record IncidentQuery(
        Set<IncidentStatus> statuses, Severity least, Optional<TenantId> tenant, String text, int page, int size) {
    private static final int LARGEST = 500;

    public IncidentQuery {
        statuses = statuses.isEmpty()
                ? Set.of(IncidentStatus.OPEN, IncidentStatus.ESCALATED, IncidentStatus.CLOSED)
                : Set.copyOf(statuses);
        if (page < 0 || size < 1 || size > LARGEST) {
            throw new IllegalArgumentException(
                    "page must be 0 or more and size 1 to " + LARGEST + ", not page " + page + ", size " + size);
        }
    }
}
