package io.breakwater.core.campaign;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@link SightingStage} remembers of one tenant. */
public final class SightingState {
    final Inventory inventory = new Inventory();
    final SortedMap<IncidentId, Incident> incidents = new TreeMap<>();
    final SortedMap<AssetId, Sighting> told = new TreeMap<>();
    private final Map<IncidentId, Map<AssetId, Compromise>> byIncident = new HashMap<>();
    private final Map<AssetId, SortedMap<IncidentId, Compromise>> byAsset = new TreeMap<>();
    private final Map<String, SortedSet<IncidentId>> naming = new HashMap<>();

    @Nullable
    TenantProfile profile;

    /** Keeps the incident's latest word; returns false when a later one is known already. */
    boolean learn(Incident incident) {
        Incident known = incidents.get(incident.id());
        if (known != null && known.number() >= incident.number()) {
            return false;
        }
        incidents.put(incident.id(), incident);
        for (Member member : incident.members()) {
            Inventory.keys(member)
                    .forEach(key ->
                            naming.computeIfAbsent(key, none -> new TreeSet<>()).add(incident.id()));
        }
        return true;
    }

    Collection<IncidentId> naming(List<String> keys) {
        SortedSet<IncidentId> found = new TreeSet<>();
        keys.forEach(key -> found.addAll(naming.getOrDefault(key, new TreeSet<>())));
        return found;
    }

    /** Puts what an incident now tells in place of what it told; returns the assets whose story may have changed. */
    Set<AssetId> replace(IncidentId incident, Map<AssetId, Compromise> compromises) {
        Set<AssetId> touched = new TreeSet<>(compromises.keySet());
        Map<AssetId, Compromise> before = byIncident.put(incident, Map.copyOf(compromises));
        if (before != null) {
            touched.addAll(before.keySet());
        }
        for (AssetId asset : touched) {
            SortedMap<IncidentId, Compromise> stories = byAsset.computeIfAbsent(asset, none -> new TreeMap<>());
            Compromise now = compromises.get(asset);
            if (now == null) {
                stories.remove(incident);
            } else {
                stories.put(incident, now);
            }
        }
        return touched;
    }

    /** The first compromise of an asset over all incidents: a later one does not count again. */
    Optional<Compromise> first(AssetId asset) {
        SortedMap<IncidentId, Compromise> stories = byAsset.get(asset);
        return stories == null
                ? Optional.empty()
                : stories.values().stream().reduce((a, b) -> b.at().isBefore(a.at()) ? b : a);
    }

    Set<AssetId> assets() {
        return byAsset.keySet();
    }

    Optional<TenantId> tenant() {
        return incidents.values().stream().findFirst().map(Incident::tenant);
    }
}
