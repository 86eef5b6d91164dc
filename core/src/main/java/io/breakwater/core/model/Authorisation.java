package io.breakwater.core.model;

import java.time.Instant;

/**
 * A window in which an asset may be tested (drill, penetration test): what happens there is no attack.
 *
 * @param asset host name, inventory number or address, as the authorising product names it
 * @param ticket the reference a person can look up
 */
public record Authorisation(TenantId tenant, String asset, Instant from, Instant until, String ticket)
        implements TenantInput {
    public Authorisation {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("window ends " + until + " before it begins " + from);
        }
    }
}
