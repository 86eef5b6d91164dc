package io.breakwater.store;

import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.WaveAlarm;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what is known of campaigns; the provider's own staff only. */
public final class Campaigns {
    private final Store store;

    public Campaigns(Store store) {
        this.store = store;
    }

    /** All campaigns that have a victim, the largest first; one that lost its last victim is not listed. */
    public List<CampaignTables> list(Scope scope) {
        return store.within(
                scope,
                handle -> handle.createQuery("select tables from campaign where total > 0 order by total desc")
                        .map((row, context) -> PgText.read(row.getString("tables"), CampaignTables.class))
                        .list());
    }

    public Optional<CampaignTables> find(Scope scope, CampaignId id) {
        return store.within(
                scope,
                handle -> handle.createQuery("select tables from campaign where campaign_id = :id")
                        .bind("id", id.value())
                        .map((row, context) -> PgText.read(row.getString("tables"), CampaignTables.class))
                        .findOne());
    }

    /** Wave alarms of one campaign, newest first. */
    public List<WaveAlarm> alarms(Scope scope, CampaignId id) {
        return store.within(
                scope,
                handle -> handle.createQuery("""
                        select campaign_id, at, returned, why, why_zh from wave_alarm where campaign_id = :id
                        order by at desc limit 100""")
                        .bind("id", id.value())
                        .map((row, context) -> new WaveAlarm(
                                new CampaignId(row.getString("campaign_id")),
                                PgText.instant(row, "at"),
                                row.getBoolean("returned"),
                                new Phrase(row.getString("why_zh"), row.getString("why"))))
                        .list());
    }

    /** Newly compromised assets of all tenants per local day; days without one are absent. */
    public SortedMap<LocalDate, Integer> compromisesPerDay(Scope scope, ZoneId zone) {
        return store.within(
                scope,
                handle -> handle.createQuery("""
                        select (compromised at time zone :zone)::date as day, count(*) as n from sighting
                        where not withdrawn group by day""")
                        .bind("zone", zone.getId())
                        .reduceRows(new TreeMap<LocalDate, Integer>(), (days, row) -> {
                            days.put(row.getColumn("day", LocalDate.class), row.getColumn("n", Integer.class));
                            return days;
                        }));
    }
}
