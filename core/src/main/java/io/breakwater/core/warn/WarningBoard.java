package io.breakwater.core.warn;

import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SightingId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WarningId;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * State of the {@link WarningStage}: the inventory with its history, the sightings as attributed last, and where every
 * warning stands.
 */
public final class WarningBoard {
    private final SortedMap<String, NavigableMap<Instant, ExposedAsset>> exposures = new TreeMap<>();
    private final SortedMap<TenantId, TenantProfile> profiles = new TreeMap<>();
    private final SortedMap<SightingId, CampaignSighting> sightings = new TreeMap<>();
    private final SortedMap<WarningId, Standing> standings = new TreeMap<>();
    /** Moments at which warnings must be reconsidered, as something happened before them. */
    private final NavigableSet<Instant> due = new TreeSet<>();

    private Optional<Instant> considered = Optional.empty();

    WarningBoard() {}

    /** Of two facts for the same moment one is chosen by content, so that their order does not matter. */
    void put(String pseudonym, ExposedAsset asset) {
        exposures
                .computeIfAbsent(pseudonym, any -> new TreeMap<>())
                .merge(asset.knownFrom(), asset, (a, b) -> later(a, b, ExposedAsset::toString));
    }

    void put(TenantProfile profile) {
        profiles.merge(profile.tenant(), profile, (a, b) -> later(a, b, TenantProfile::toString));
    }

    /** Returns whether it changed anything. */
    boolean put(CampaignSighting attributed) {
        CampaignSighting before = sightings.get(attributed.sighting().id());
        if (before != null && !supersedes(attributed, before)) {
            return false;
        }
        sightings.put(attributed.sighting().id(), attributed);
        return true;
    }

    private static boolean supersedes(CampaignSighting fresh, CampaignSighting before) {
        Comparator<CampaignSighting> order = Comparator.comparingLong(CampaignSighting::revision)
                .thenComparing(one -> one.sighting().revision())
                .thenComparing(one -> one.sighting().withdrawn())
                .thenComparing(CampaignSighting::toString);
        return order.compare(fresh, before) > 0;
    }

    private static <T> T later(T a, T b, Function<T, String> text) {
        return text.apply(a).compareTo(text.apply(b)) >= 0 ? a : b;
    }

    void put(Standing standing) {
        standings.put(standing.last().id(), standing);
    }

    Optional<Standing> standing(WarningId id) {
        return Optional.ofNullable(standings.get(id));
    }

    /** All standings of a campaign. */
    Collection<Standing> standings(CampaignId campaign) {
        return standings.values().stream()
                .filter(standing -> standing.last().campaign().equals(campaign))
                .toList();
    }

    /** What stands on the board now: the warnings that are in force. */
    public Collection<Warning> inForce() {
        return standings.values().stream()
                .filter(Standing::active)
                .map(Standing::last)
                .toList();
    }

    /** Campaigns for which something was ever warned; one may have lost all its sightings since. */
    Set<CampaignId> campaigns() {
        return standings.values().stream()
                .map(standing -> standing.last().campaign())
                .collect(Collectors.toSet());
    }

    Collection<Standing> standings() {
        return Collections.unmodifiableCollection(standings.values());
    }

    Collection<CampaignSighting> sightings() {
        return Collections.unmodifiableCollection(sightings.values());
    }

    Collection<TenantProfile> profiles() {
        return Collections.unmodifiableCollection(profiles.values());
    }

    Map<TenantId, TenantProfile> profilesByTenant() {
        return Collections.unmodifiableMap(profiles);
    }

    SortedMap<String, NavigableMap<Instant, ExposedAsset>> exposures() {
        return Collections.unmodifiableSortedMap(exposures);
    }

    /** Every asset as it was known at a moment; what became known later is passed over. */
    SortedMap<String, ExposedAsset> exposed(Instant asOf) {
        SortedMap<String, ExposedAsset> known = new TreeMap<>();
        exposures.forEach((pseudonym, history) -> {
            Map.Entry<Instant, ExposedAsset> latest = history.floorEntry(asOf);
            if (latest != null) {
                known.put(pseudonym, latest.getValue());
            }
        });
        return known;
    }

    /**
     * Per campaign the compromised assets (by pseudonym) with the first time of each, up to a moment. Those that nothing
     * attributes are left out: together they are no gang that would go on in some way.
     */
    SortedMap<CampaignId, Map<String, Instant>> compromised(Instant asOf) {
        SortedMap<CampaignId, Map<String, Instant>> byCampaign = new TreeMap<>();
        for (CampaignSighting attributed : sightings.values()) {
            Sighting sighting = attributed.sighting();
            if (attributed.campaign().isOfOneGang() && !sighting.compromised().isAfter(asOf)) {
                Map<String, Instant> victims =
                        byCampaign.computeIfAbsent(attributed.campaign(), any -> new TreeMap<>());
                if (!sighting.withdrawn()) {
                    victims.merge(sighting.asset(), sighting.compromised(), (a, b) -> a.isBefore(b) ? a : b);
                }
            }
        }
        return byCampaign;
    }

    NavigableSet<Instant> due() {
        return due;
    }

    /** The last moment at which warnings were considered. */
    Optional<Instant> considered() {
        return considered;
    }

    void consideredAt(Instant tick) {
        considered = Optional.of(tick);
    }
}
