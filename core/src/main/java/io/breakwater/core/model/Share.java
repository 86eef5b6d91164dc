package io.breakwater.core.model;

/**
 * One row of a table of shares, with its denominator.
 *
 * @param of what the count is a share of: the number of victims counted
 */
public record Share(String name, int count, int of) {
    public double ratio() {
        return of == 0 ? 0 : (double) count / of;
    }
}
