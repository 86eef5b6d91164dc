package io.breakwater.core.campaign;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.IncidentStatus;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SightingId;
import io.breakwater.core.model.SightingInput;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Incidents of one tenant to sightings: one per newly compromised asset, under pseudonyms, told again with a greater
 * revision when a late event moves it and withdrawn when nothing of it is left. What counts as a compromise stands in
 * {@link Confirmation}. The last word on every asset is a function of the set of inputs.
 */
public final class SightingStage implements KeyedStage<SightingState, SightingInput, Sighting> {
    private final Pseudonyms pseudonyms;

    /** @param pseudonyms under the provider's key, the same for all tenants */
    public SightingStage(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    @Override
    public SightingState initial() {
        return new SightingState();
    }

    @Override
    public void accept(SightingState state, SightingInput input, Consumer<Sighting> out) {
        switch (input) {
            case IncidentChange change -> {
                if (state.learn(change.after())) {
                    retell(state, List.of(change.after().id()), out);
                }
            }
            case ExposedAsset exposed -> {
                if (state.inventory.add(exposed)) {
                    retell(state, state.naming(Inventory.keys(exposed)), out);
                    tell(state, exposed.asset(), out);
                }
            }
            case TenantProfile profile -> {
                // Of two profiles the greater by content holds, so that the order of arrival does not matter.
                if (state.profile == null || profile.toString().compareTo(state.profile.toString()) > 0) {
                    state.profile = profile;
                    List.copyOf(state.assets()).forEach(asset -> tell(state, asset, out));
                }
            }
        }
    }

    /** Nothing waits here: a sighting is told as soon as it is confirmed. */
    @Override
    public void advance(SightingState state, Instant eventTime, Consumer<Sighting> out) {}

    @Override
    public Codec<SightingState> codec() {
        return new SightingStateCodec(this);
    }

    /** Newly compromised assets of the tenant, under their own names, with evidence: for the provider's eyes only. */
    public List<Victim> victims(SightingState state) {
        List<Victim> victims = new ArrayList<>();
        for (AssetId asset : state.assets()) {
            state.first(asset)
                    .ifPresent(compromise -> state.tenant()
                            .ifPresent(tenant ->
                                    victims.add(new Victim(tenant, asset, sightingId(tenant, asset), compromise))));
        }
        return victims;
    }

    /** Draws the consequences of incidents that are known to the state already. */
    void retell(SightingState state, Collection<IncidentId> incidents, Consumer<Sighting> out) {
        for (IncidentId id : List.copyOf(incidents)) {
            Incident incident = state.incidents.get(id);
            if (incident != null) {
                state.replace(id, compromises(state, incident)).forEach(asset -> tell(state, asset, out));
            }
        }
    }

    private static Map<AssetId, Compromise> compromises(SightingState state, Incident incident) {
        Map<AssetId, Compromise> compromises = new TreeMap<>();
        if (incident.status() == IncidentStatus.WITHDRAWN) {
            return compromises;
        }
        Map<AssetId, List<Member>> byAsset = new HashMap<>();
        for (Member member : incident.members()) {
            state.inventory
                    .assets(member, incident.assets())
                    .forEach(asset -> byAsset.computeIfAbsent(asset, none -> new ArrayList<>())
                            .add(member));
        }
        byAsset.forEach((asset, members) -> Confirmation.of(members, incident.members())
                .ifPresent(compromise -> compromises.put(asset, compromise)));
        return compromises;
    }

    private void tell(SightingState state, AssetId asset, Consumer<Sighting> out) {
        Sighting before = state.told.get(asset);
        long revision = before == null ? 0 : before.revision();
        Optional<Sighting> now = state.first(asset)
                .flatMap(compromise -> state.tenant().map(tenant -> sighting(state, tenant, asset, compromise)))
                .or(() -> Optional.ofNullable(before).map(Sightings::withdrawn))
                .map(sighting -> Sightings.withRevision(sighting, revision));
        now.filter(sighting -> !sighting.equals(before)).ifPresent(news -> {
            Sighting next = Sightings.withRevision(news, before == null ? 0 : revision + 1);
            state.told.put(asset, next);
            out.accept(next);
        });
    }

    private Sighting sighting(SightingState state, TenantId tenant, AssetId asset, Compromise compromise) {
        Optional<String> exploited = compromise.traits().stream()
                .filter(trait -> trait.kind() == TraitKind.EXPLOITED_PRODUCT)
                .map(Trait::value)
                .findFirst();
        Optional<ExposedAsset> face = state.inventory.face(asset, exploited);
        Optional<TenantProfile> profile = Optional.ofNullable(state.profile);
        return new Sighting(
                sightingId(tenant, asset),
                pseudonyms.tenant(tenant),
                pseudonyms.asset(tenant, asset),
                compromise.at(),
                face.map(ExposedAsset::province).orElse(""),
                profile.map(TenantProfile::province).orElse(""),
                profile.map(TenantProfile::industry).orElse(""),
                face.map(ExposedAsset::product)
                        .filter(product -> !product.isEmpty())
                        .or(() -> exploited)
                        .orElse(""),
                face.map(ExposedAsset::surveyed).orElse(false),
                compromise.stages(),
                compromise.techniques(),
                compromise.traits(),
                false,
                0);
    }

    private SightingId sightingId(TenantId tenant, AssetId asset) {
        return new SightingId(
                ContentHash.of("sighting").add(pseudonyms.asset(tenant, asset)).hex());
    }
}
