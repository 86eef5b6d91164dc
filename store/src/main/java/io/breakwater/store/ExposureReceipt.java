package io.breakwater.store;

import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * What became of files that told of a tenant's exposure.
 *
 * @param by login of whoever took them in
 * @param grants ids of the authorisations that held then
 * @param assets handed on, durable
 * @param refused lines or objects that could not be taken
 * @param outOfScope observations of hosts that nobody authorised; counted and forgotten
 * @param problems the first of those refused
 */
public record ExposureReceipt(
        String id,
        TenantId tenant,
        Instant at,
        String by,
        List<String> files,
        List<String> grants,
        int assets,
        int refused,
        long outOfScope,
        List<Problem> problems) {
    /** How many problems a receipt tells. */
    public static final int TOLD = 200;

    public ExposureReceipt {
        files = List.copyOf(files);
        grants = List.copyOf(grants);
        problems = List.copyOf(problems);
    }

    /**
     * A line or object that could not be taken.
     *
     * @param place inside the file, for example {@code line 7}
     * @param message what is wrong and what to do
     */
    public record Problem(String file, String place, String message) {}
}
