package io.breakwater.core.model;

/**
 * One row of a table of shares, with its denominator.
 *
 * @param of what the count is a share of: the number of victims counted
 * @param tenants how many tenants the counted victims belong to: what decides whether the row may leave the provider
 */
public record Share(String name, int count, int of, int tenants) {
    /** A row in which each victim belongs to a tenant of its own. */
    public Share(String name, int count, int of) {
        this(name, count, of, count);
    }

    public double ratio() {
        return of == 0 ? 0 : (double) count / of;
    }
}
