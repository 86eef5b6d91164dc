package io.breakwater.app.campaign;

import io.breakwater.core.campaign.CampaignStage;
import io.breakwater.core.campaign.CampaignState;
import io.breakwater.core.campaign.FamilyNames;
import io.breakwater.core.campaign.SightingStage;
import io.breakwater.core.campaign.SightingState;
import io.breakwater.core.campaign.Victim;
import io.breakwater.core.connector.Connectors;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.RuleDetector;
import io.breakwater.core.detect.RuleLibrary;
import io.breakwater.core.incident.CorrelationTuning;
import io.breakwater.core.incident.IncidentStage;
import io.breakwater.core.model.AttributionStep;
import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SightingId;
import io.breakwater.core.model.SightingInput;
import io.breakwater.core.model.WaveAlarm;
import io.breakwater.core.topology.BoundedDriver;
import io.breakwater.core.topology.Ingest;
import io.breakwater.core.topology.TenantOutput;
import io.breakwater.core.topology.TenantRecord;
import io.breakwater.core.topology.TenantStage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Raw logs of many tenants to campaigns, on the same stages that the service runs. */
public final class CampaignRun {
    /** Within one run pseudonyms only have to hold together; nothing under this key leaves the machine. */
    private static final byte[] KEY = "a run on files has no secret".getBytes(StandardCharsets.UTF_8);

    private static final Instant END = Instant.MAX;

    /** After everything that logs may tell of, and still a date in any zone. */
    private static final Instant FOREVER = Instant.parse("9998-01-01T00:00:00Z");

    private final Connectors connectors;
    private final RuleDetector detector;
    private final ZoneId zone;
    private final SightingStage sightings = new SightingStage(new Pseudonyms(KEY));
    private final CampaignStage campaigns;

    public CampaignRun(ContentLibrary content, ZoneId zone) {
        this.connectors = Connectors.load(content);
        this.detector = new RuleDetector(RuleLibrary.load(content, List.of()));
        this.zone = zone;
        this.campaigns = new CampaignStage(zone, FamilyNames.from(content));
    }

    /** Runs over everything in {@code folder}, in the order of its files; records are not kept. */
    public Derived derive(CampaignFolder folder) throws IOException {
        return derive(folder, FOREVER);
    }

    /** The same as it would have come out at a moment: of what had happened and arrived by then. */
    public Derived derive(CampaignFolder folder, Instant asOf) throws IOException {
        Watched<SightingState, SightingInput, Sighting> tenants = new Watched<>(sightings);
        Watched<CampaignState, ProviderInput, ProviderOutput> provider = new Watched<>(campaigns);
        Heard heard = new Heard();
        BoundedDriver<?, ?> driver = new BoundedDriver<>(
                new Ingest(connectors, detector, zone),
                new Until<>(
                        new TenantStage<>(
                                new NoSequences(),
                                new IncidentStage(CorrelationTuning.defaults()),
                                tenants,
                                (incidents, watch) -> {}),
                        asOf,
                        zone),
                provider,
                heard);
        folder.facts().forEach(fact -> driver.accept(new TenantRecord.Fact(fact)));
        Horizons horizons = Horizons.of(folder, connectors);
        folder.events(
                connectors,
                record -> {
                    if (!record.arrival().isAfter(asOf)) {
                        driver.accept(record);
                    }
                    horizons.passed(driver::advance);
                },
                heard::rejected);
        driver.finish(END);
        CampaignState known = provider.states().getFirst();
        CampaignState state = asOf.equals(FOREVER) ? known : campaigns.asOf(known, asOf);
        return new Derived(
                campaigns.tables(state),
                rows(tenants.states(), state),
                List.copyOf(heard.alarms),
                heard.events,
                heard.rejected,
                heard.incidents.size());
    }

    private List<Derived.Row> rows(List<SightingState> tenants, CampaignState state) {
        Map<SightingId, CampaignSighting> byId = new HashMap<>();
        Map<SightingId, AttributionStep> steps = campaigns.attributions(state);
        campaigns.sightings(state).forEach(each -> byId.put(each.sighting().id(), each));
        List<Derived.Row> rows = new ArrayList<>();
        for (SightingState tenant : tenants) {
            for (Victim victim : sightings.victims(tenant)) {
                CampaignSighting campaign = byId.get(victim.sighting());
                AttributionStep step = steps.get(victim.sighting());
                if (campaign != null && step != null) {
                    rows.add(new Derived.Row(victim, campaign, step));
                }
            }
        }
        rows.sort(Comparator.comparing(
                        (Derived.Row row) -> row.victim().compromise().at())
                .thenComparing(row -> row.victim().sighting()));
        return rows;
    }

    /** Counts and keeps what leaves the stages. */
    private static final class Heard implements BoundedDriver.Observer {
        private final List<WaveAlarm> alarms = new ArrayList<>();
        private final Set<IncidentId> incidents = new HashSet<>();
        private long events;
        private long rejected;

        @Override
        public void event(Event event) {
            events++;
        }

        @Override
        public void rejected(Rejected record) {
            rejected++;
        }

        @Override
        public void tenant(TenantOutput output) {
            if (output instanceof TenantOutput.Changed changed) {
                incidents.add(changed.change().after().id());
            }
        }

        @Override
        public void provider(ProviderOutput output) {
            if (output instanceof WaveAlarm alarm) {
                alarms.add(alarm);
            }
        }
    }
}
