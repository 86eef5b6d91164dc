package io.breakwater.app.warning;

import io.breakwater.app.warning.simulate.SimulatedWorld;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.model.ThreatKnowledge;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A campaign that is over, to be walked through as if it were not: the inventory, what happened, and what was known when.
 *
 * @param exposed by pseudonym
 * @param truth pseudonym of each asset that was hit, and when
 * @param learned what the provider learned, in the order in which it did
 */
record History(
        String name,
        SortedMap<String, ExposedAsset> exposed,
        Map<TenantId, TenantProfile> profiles,
        ThreatKnowledge knowledge,
        Map<String, Instant> truth,
        List<Learned> learned) {
    /** Key of the pseudonyms inside one backtest; nothing leaves it. */
    static final Pseudonyms PSEUDONYMS = new Pseudonyms("pseudonyms of a backtest".getBytes(StandardCharsets.UTF_8));

    /**
     * One compromise becoming known.
     *
     * @param asset pseudonym
     * @param at when it happened
     * @param knownAt when the provider learned of it
     */
    record Learned(String asset, Instant at, Instant knownAt) {}

    static History of(String name, SimulatedWorld world) {
        SortedMap<String, ExposedAsset> exposed = new TreeMap<>();
        world.assets().forEach(asset -> exposed.put(pseudonym(asset), asset));
        Map<String, Instant> truth = new HashMap<>();
        List<Learned> learned = new ArrayList<>();
        for (SimulatedWorld.Strike strike : world.strikes()) {
            truth.put(pseudonym(strike.asset()), strike.at());
            learned.add(new Learned(pseudonym(strike.asset()), strike.at(), strike.knownAt()));
        }
        learned.sort(Comparator.comparing(Learned::knownAt));
        return new History(name, exposed, byTenant(world.profiles()), world.knowledge(), truth, learned);
    }

    static Map<TenantId, TenantProfile> byTenant(List<TenantProfile> profiles) {
        Map<TenantId, TenantProfile> byTenant = new HashMap<>();
        profiles.forEach(profile -> byTenant.put(profile.tenant(), profile));
        return byTenant;
    }

    static String pseudonym(ExposedAsset asset) {
        return PSEUDONYMS.asset(asset.tenant(), asset.asset());
    }

    /** Compromises that were known at a moment. */
    Map<String, Instant> knownAt(Instant asOf) {
        Map<String, Instant> known = new HashMap<>();
        for (Learned one : learned) {
            if (!one.knownAt().isAfter(asOf)) {
                known.merge(one.asset(), one.at(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        return known;
    }

    /** The part of the inventory that was known at a moment. */
    SortedMap<String, ExposedAsset> exposedAt(Instant asOf) {
        SortedMap<String, ExposedAsset> known = new TreeMap<>(exposed);
        known.values().removeIf(asset -> asset.knownFrom().isAfter(asOf));
        return known;
    }
}
