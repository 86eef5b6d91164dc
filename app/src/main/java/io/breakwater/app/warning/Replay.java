package io.breakwater.app.warning;

import io.breakwater.app.campaign.CampaignFolder;
import io.breakwater.core.campaign.CampaignStage;
import io.breakwater.core.campaign.FamilyNames;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SightingId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantInput;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.topology.BoundedDriver;
import io.breakwater.core.topology.TenantRecord;
import io.breakwater.core.topology.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Plays the raw logs of a campaign folder in the order in which they arrived, through the stages that the service runs, and
 * tells at any moment what was known then: nothing that arrived later has been looked at.
 *
 * <p>A log that does not tell when it arrived counts as there from the beginning; its compromises count from their event
 * time on.
 */
final class Replay {
    private final List<RawRecord> records = new ArrayList<>();
    private final SortedMap<String, ExposedAsset> exposed = new TreeMap<>();
    private final Map<TenantId, TenantProfile> profiles = new HashMap<>();
    private final Map<SightingId, CampaignSighting> attributed = new HashMap<>();
    private final BoundedDriver<?, ?> driver;
    private int fed;

    Replay(Path folder, ContentLibrary content, ZoneId zone) throws IOException {
        Topology topology = new Topology(new Topology.Sources(content, List.of(), zone, History.PSEUDONYMS));
        driver = new BoundedDriver<>(
                topology.ingest(),
                topology.tenantStage(),
                new CampaignStage(zone, FamilyNames.from(content)),
                new Attributions());
        CampaignFolder files = new CampaignFolder(folder);
        files.facts().forEach(this::fact);
        files.events(topology.connectors(), records::add, rejected -> {});
        records.sort(Comparator.comparing(RawRecord::arrival));
    }

    private void fact(TenantInput fact) {
        switch (fact) {
            case ExposedAsset asset -> exposed.put(History.pseudonym(asset), asset);
            case TenantProfile profile -> profiles.put(profile.tenant(), profile);
            default -> {
                // Detections and authorisations come from the logs.
            }
        }
        driver.accept(new TenantRecord.Fact(fact));
    }

    Instant firstArrival() {
        return records.isEmpty() ? Instant.EPOCH : records.getFirst().arrival();
    }

    Instant lastArrival() {
        return records.isEmpty() ? Instant.EPOCH : records.getLast().arrival();
    }

    /** Takes in what arrived up to a moment; moments must not go back. */
    void upTo(Instant asOf) {
        while (fed < records.size() && !records.get(fed).arrival().isAfter(asOf)) {
            driver.accept(records.get(fed));
            fed++;
        }
        driver.finish(asOf);
    }

    /** Per campaign the pseudonyms of the assets hit, and when, as known at the moment last played to. */
    SortedMap<CampaignId, Map<String, Instant>> compromised() {
        SortedMap<CampaignId, Map<String, Instant>> byCampaign = new TreeMap<>();
        for (CampaignSighting one : attributed.values()) {
            Sighting sighting = one.sighting();
            if (!sighting.withdrawn() && one.campaign().isOfOneGang()) {
                byCampaign
                        .computeIfAbsent(one.campaign(), any -> new HashMap<>())
                        .merge(sighting.asset(), sighting.compromised(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        return byCampaign;
    }

    SortedMap<String, ExposedAsset> exposed() {
        return exposed;
    }

    Map<TenantId, TenantProfile> profiles() {
        return profiles;
    }

    /** Keeps the last word on every sighting. */
    private final class Attributions implements BoundedDriver.Observer {
        @Override
        public void provider(ProviderOutput output) {
            if (output instanceof CampaignSighting one) {
                attributed.merge(one.sighting().id(), one, (a, b) -> b.revision() >= a.revision() ? b : a);
            }
        }
    }
}
