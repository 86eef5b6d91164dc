package io.breakwater.core.incident;

import io.breakwater.core.model.BorrowedRates;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a tenant borrows, and from when on: of the facts it was lent, the latest that holds at a time, whenever they came;
 * beneath it what the configuration says, which stands alone before the first of them.
 */
final class Borrowing {
    private final PeerRates beneath;
    private final CorrelationTuning tuning;
    /** By the span from which each holds. */
    private final TreeMap<Long, BorrowedRates> facts = new TreeMap<>();

    private final Map<Long, PeerRates> rates = new HashMap<>();

    Borrowing(PeerRates beneath, CorrelationTuning tuning) {
        this.beneath = beneath;
        this.tuning = tuning;
    }

    /** True when the fact changes what is borrowed. Of two for one time the one that was measured first stays. */
    boolean enter(BorrowedRates fact) {
        long from = tuning.span(fact.from());
        BorrowedRates before = facts.get(from);
        if (before != null && !precedes(fact, before)) {
            return false;
        }
        facts.put(from, fact);
        rates.put(from, PeerRates.of(fact).above(beneath));
        return true;
    }

    private static boolean precedes(BorrowedRates one, BorrowedRates other) {
        int measured = one.measured().compareTo(other.measured());
        return measured < 0 || measured == 0 && one.toString().compareTo(other.toString()) < 0;
    }

    PeerRates at(long span) {
        Long from = facts.floorKey(span);
        return from == null ? beneath : rates.getOrDefault(from, beneath);
    }

    Collection<BorrowedRates> facts() {
        return facts.values();
    }

    void forget() {
        facts.clear();
        rates.clear();
    }
}
