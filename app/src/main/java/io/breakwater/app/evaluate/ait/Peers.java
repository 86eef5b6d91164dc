package io.breakwater.app.evaluate.ait;

import io.breakwater.core.incident.CorrelationTuning;
import io.breakwater.core.incident.PeerCounts;
import io.breakwater.core.incident.PeerRates;
import io.breakwater.core.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a tenant borrows from the others of the folder: how often each of their rules fired, never from itself. The labels
 * have no part in it.
 */
final class Peers {
    private final Map<String, List<AlertRow>> tenants;
    /** By the span in which a sighting is counted once. */
    private final Map<Duration, PeerCounts> counts = new HashMap<>();

    private final Borrowed borrowed;

    private Peers(Map<String, List<AlertRow>> tenants, Borrowed borrowed) {
        this.tenants = tenants;
        this.borrowed = borrowed;
    }

    /** They lend means. */
    static Peers of(Map<String, List<AlertRow>> tenants) {
        return new Peers(tenants, Borrowed.MEANS);
    }

    /** The same tenants, lending something else. */
    Peers lending(Borrowed other) {
        return new Peers(tenants, other);
    }

    private PeerCounts count(CorrelationTuning tuning) {
        PeerCounts fresh = new PeerCounts(tuning);
        tenants.forEach((name, rows) -> count(TenantId.of(name), rows, fresh));
        return fresh;
    }

    private static void count(TenantId tenant, List<AlertRow> rows, PeerCounts into) {
        List<Instant> times = rows.stream().map(row -> row.told().time()).toList();
        into.watched(
                tenant,
                times.stream().min(Comparator.naturalOrder()).orElse(Instant.EPOCH),
                times.stream().max(Comparator.naturalOrder()).orElse(Instant.EPOCH));
        for (AlertRow row : rows) {
            AlertRow.Told alert = row.told();
            into.see(tenant, alert.name(), alert.host(), alert.time());
        }
    }

    /** What all tenants but these lend, counted as {@code tuning} groups. */
    PeerRates without(Set<String> looked, CorrelationTuning tuning) {
        Set<TenantId> left = looked.stream().map(TenantId::of).collect(Collectors.toSet());
        return switch (borrowed) {
            case NOTHING -> PeerRates.NONE;
            case MEANS -> counts(tuning).without(left);
            case LENT -> counts(tuning).lentWithout(left);
        };
    }

    private PeerCounts counts(CorrelationTuning tuning) {
        return counts.computeIfAbsent(tuning.groupSpan(), span -> count(tuning));
    }
}
