package io.breakwater.server.peers;

import io.breakwater.store.PeerHistory.Borrower;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a tenant is to be lent rates: once for the day on which it begins, and once an event day, as long as it borrows, for
 * the day that comes. Only the first can govern what is already here.
 */
final class DueRates {
    private DueRates() {}

    /** From when on rates that are measured now shall hold; empty when none are due. */
    static Optional<Instant> from(Borrower borrower) {
        Instant first = borrower.begun().truncatedTo(ChronoUnit.DAYS);
        if (borrower.lent().stream().noneMatch(from -> !from.isAfter(first))) {
            return Optional.of(first);
        }
        Instant today = borrower.reached().truncatedTo(ChronoUnit.DAYS);
        Instant tomorrow = today.plus(1, ChronoUnit.DAYS);
        return today.isAfter(first)
                        && tomorrow.isBefore(borrower.until())
                        && borrower.lent().stream().allMatch(from -> from.isBefore(tomorrow))
                ? Optional.of(tomorrow)
                : Optional.empty();
    }
}
