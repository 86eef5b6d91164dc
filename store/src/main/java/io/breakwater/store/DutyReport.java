package io.breakwater.store;

import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.IncidentLevel;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person decided about the duty to report an incident. Once kept it is never changed.
 *
 * @param addressee as the person wrote it
 * @param deadline that held when it was filed; empty where none did
 * @param filedBy login
 * @param reference under which the addressee took it in; may be empty
 * @param text as it was filed; for {@link Sort#NOT_DUE} why nothing is filed
 */
public record DutyReport(
        TenantId tenant,
        IncidentId incident,
        Sort sort,
        IncidentLevel level,
        String addressee,
        Optional<Instant> deadline,
        Instant filedAt,
        String filedBy,
        String reference,
        String text) {
    /** Which report. */
    public enum Sort {
        FIRST,
        SUMMARY,
        /** A person decided that nothing has to be reported. */
        NOT_DUE
    }

    public boolean late() {
        return deadline.filter(filedAt::isAfter).isPresent();
    }
}
