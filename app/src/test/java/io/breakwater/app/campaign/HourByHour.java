package io.breakwater.app.campaign;

import io.breakwater.core.campaign.CampaignStage;
import io.breakwater.core.campaign.FamilyNames;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.WaveAlarm;
import io.breakwater.core.topology.BoundedDriver;
import io.breakwater.core.topology.TenantOutput;
import io.breakwater.core.topology.TenantRecord;
import io.breakwater.core.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Plays a folder through the product's stages as it arrived, and lets them speak once an hour, as the service does. */
final class HourByHour implements BoundedDriver.Observer {
    private final List<RawRecord> records = new ArrayList<>();
    private final List<Told> alarms = new ArrayList<>();
    private final List<Known> sightings = new ArrayList<>();
    private final BoundedDriver<?, ?> driver;
    private Instant now = Instant.EPOCH;
    private Instant lastSighting = Instant.EPOCH;

    /**
     * @param at time of arrival at which the alarm was told
     * @param lastSighting when the latest sighting before it had come
     */
    record Told(WaveAlarm alarm, Instant at, Instant lastSighting) {}

    private record Known(Sighting sighting, Instant at) {}

    HourByHour(CampaignFolder folder, ZoneId zone) throws IOException {
        ContentLibrary content = ContentLibrary.builtIn();
        Pseudonyms pseudonyms = new Pseudonyms("hour by hour, a key of tests".getBytes(StandardCharsets.UTF_8));
        Topology topology = new Topology(new Topology.Sources(content, List.of(), zone, pseudonyms));
        driver = new BoundedDriver<>(
                topology.ingest(), topology.tenantStage(), new CampaignStage(zone, FamilyNames.from(content)), this);
        folder.facts().forEach(fact -> driver.accept(new TenantRecord.Fact(fact)));
        folder.events(topology.connectors(), records::add, rejected -> {});
        records.sort(Comparator.comparing(RawRecord::arrival));
    }

    void play() {
        Instant hour =
                records.getFirst().arrival().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        for (RawRecord record : records) {
            if (record.arrival().isAfter(hour)) {
                now = hour;
                driver.finish(hour);
                hour = record.arrival().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
            }
            now = record.arrival();
            driver.accept(record);
        }
        now = hour;
        driver.finish(hour);
    }

    List<Told> alarms(CampaignId campaign) {
        return alarms.stream()
                .filter(told -> told.alarm().campaign().equals(campaign))
                .toList();
    }

    /** How many victims since {@code from} were known when the alarm was told. */
    int sightings(Instant from, Told told) {
        return (int) sightings.stream()
                .filter(known -> !known.at().isAfter(told.at()))
                .map(Known::sighting)
                .filter(sighting -> sighting.compromised().isAfter(from))
                .map(Sighting::id)
                .distinct()
                .count();
    }

    @Override
    public void tenant(TenantOutput output) {
        if (output instanceof TenantOutput.ForProvider(Sighting sighting)) {
            sightings.add(new Known(sighting, now));
            lastSighting = now;
        }
    }

    @Override
    public void provider(ProviderOutput output) {
        if (output instanceof WaveAlarm alarm) {
            alarms.add(new Told(alarm, now, lastSighting));
        }
    }
}
