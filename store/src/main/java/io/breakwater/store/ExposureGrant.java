package io.breakwater.store;

import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a tenant has authorised to be looked at.
 *
 * @param entries addresses, networks (CIDR) and domains, as recorded
 * @param authorisedBy whose word it is: a person of the tenant
 * @param reference where it can be looked up, for example the number of a contract
 * @param until last day on which it holds; empty: until it is ended
 * @param recordedBy login
 * @param endedBy login of whoever ended it; empty while it stands
 */
public record ExposureGrant(
        String id,
        TenantId tenant,
        List<String> entries,
        String authorisedBy,
        String reference,
        Optional<LocalDate> until,
        String recordedBy,
        Instant recordedAt,
        Optional<String> endedBy,
        Optional<Instant> endedAt) {
    public ExposureGrant {
        entries = List.copyOf(entries);
    }

    /** Whether it holds on this day. */
    public boolean holds(LocalDate day) {
        return endedBy.isEmpty() && until.filter(day::isAfter).isEmpty();
    }
}
