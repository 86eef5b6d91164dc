package io.breakwater.core.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One newly compromised asset as the campaign sees it: beside {@link BorrowedRates} the only thing that crosses
 * tenants. No tenant name, no host name, no raw log; tenant and asset are keyed hashes that only the provider can resolve.
 *
 * @param tenant keyed hash of the tenant
 * @param asset keyed hash of tenant and asset
 * @param compromised event time of the first confirmed success on the asset
 * @param province of the asset's address; empty when not known
 * @param tenantProvince by registration; empty when not known
 * @param product exposed product on the asset; empty when not known
 * @param stages first time each stage was reached
 * @param withdrawn true when a later authorisation or split took it back
 * @param revision grows with each correction of this sighting, from 0 on: of two with the same id the greater one holds
 */
public record Sighting(
        SightingId id,
        String tenant,
        String asset,
        Instant compromised,
        String province,
        String tenantProvince,
        String industry,
        String product,
        boolean surveyed,
        SortedMap<Stage, Instant> stages,
        List<String> techniques,
        List<Trait> traits,
        boolean withdrawn,
        long revision)
        implements ProviderInput {
    public Sighting {
        if (revision < 0) {
            throw new IllegalArgumentException("revision must not be negative: " + revision);
        }
        stages = Collections.unmodifiableSortedMap(new TreeMap<>(stages));
        techniques = List.copyOf(techniques);
        traits = List.copyOf(traits);
    }
}
