package io.breakwater.app.evaluate.ait;

import io.breakwater.core.incident.PeerCounts;
import io.breakwater.core.incident.PeerRates;
import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a tenant borrows from the others of the folder: how often each of their rules fired, never from itself. The labels
 * have no part in it.
 */
final class Peers {
    private final PeerCounts counts = new PeerCounts();

    static Peers of(Map<String, List<AlertRow>> tenants) {
        Peers peers = new Peers();
        tenants.forEach(peers::count);
        return peers;
    }

    private void count(String name, List<AlertRow> rows) {
        TenantId tenant = TenantId.of(name);
        List<Instant> times = rows.stream().map(row -> row.told().time()).toList();
        counts.watched(
                tenant,
                times.stream().min(Comparator.naturalOrder()).orElse(Instant.EPOCH),
                times.stream().max(Comparator.naturalOrder()).orElse(Instant.EPOCH));
        for (AlertRow row : rows) {
            AlertRow.Told alert = row.told();
            counts.see(tenant, alert.name(), alert.host(), alert.time());
        }
    }

    /** The rates of all tenants but these. */
    PeerRates without(Set<String> looked) {
        return counts.without(looked.stream().map(TenantId::of).collect(Collectors.toSet()));
    }
}
