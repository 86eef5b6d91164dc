package io.breakwater.core.model;

import java.time.LocalDate;

/**
 * A burst of newly compromised assets between two sleeps.
 *
 * @param from first local day, inclusive
 * @param to last local day, inclusive
 * @param ongoing whether it had not ended as of the tables' date
 * @param tenants how many tenants its victims belong to
 */
public record Wave(
        LocalDate from, LocalDate to, int assets, int peak, LocalDate peakDay, boolean ongoing, int tenants) {
    /** A wave in which each victim belongs to a tenant of its own. */
    public Wave(LocalDate from, LocalDate to, int assets, int peak, LocalDate peakDay, boolean ongoing) {
        this(from, to, assets, peak, peakDay, ongoing, assets);
    }

    public Wave ofTenants(int count) {
        return new Wave(from, to, assets, peak, peakDay, ongoing, count);
    }
}
