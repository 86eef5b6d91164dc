package io.breakwater.store;

import io.breakwater.core.model.AttributionStep;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignRoll;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SourceActivity;
import io.breakwater.core.model.WaveAlarm;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes what is known of campaigns and how it came to be known. */
final class CampaignRows {
    private CampaignRows() {}

    static void sightings(Collection<Sighting> rows, Handle transaction) {
        String sql = """
                insert into sighting (sighting_id, compromised, withdrawn, revision, body)
                values (:id, :compromised, :withdrawn, :revision, cast(:body as jsonb))
                on conflict (sighting_id) do update
                set compromised = excluded.compromised, withdrawn = excluded.withdrawn,
                    revision = excluded.revision, body = excluded.body""";
        OutcomeWriter.each(
                rows,
                sql,
                transaction,
                (row, insert) -> insert.bind("id", row.id().value())
                        .bind("compromised", PgText.time(row.compromised()))
                        .bind("withdrawn", row.withdrawn())
                        .bind("revision", row.revision())
                        .bind("body", PgText.json(row)));
    }

    static void campaigns(Collection<CampaignTables> rows, Handle transaction) {
        String sql = """
                insert into campaign (campaign_id, as_of, total, confidence, tables)
                values (:id, :asOf, :total, :confidence, cast(:tables as jsonb))
                on conflict (campaign_id) do update
                set as_of = excluded.as_of, total = excluded.total, confidence = excluded.confidence,
                    tables = excluded.tables""";
        OutcomeWriter.each(
                rows,
                sql,
                transaction,
                (row, insert) -> insert.bind("id", row.campaign().value())
                        .bind("asOf", PgText.time(row.asOf()))
                        .bind("total", row.total())
                        .bind("confidence", row.confidence())
                        .bind("tables", PgText.json(row)));
    }

    /** Deletes the tables of campaigns that are not on the roll; none when the roll was not told. */
    static void keepOnly(@Nullable CampaignRoll roll, Handle transaction) {
        if (roll == null) {
            return;
        }
        String[] named = roll.campaigns().stream().map(CampaignId::value).toArray(String[]::new);
        transaction
                .createUpdate("delete from campaign where campaign_id <> all (:named)")
                .bindArray("named", String.class, (Object[]) named)
                .execute();
    }

    static void alarms(List<WaveAlarm> rows, Handle transaction) {
        String sql = """
                insert into wave_alarm (campaign_id, at, returned, why, why_zh)
                values (:campaign, :at, :returned, :why, :whyZh)
                on conflict do nothing""";
        OutcomeWriter.each(
                rows,
                sql,
                transaction,
                (row, insert) -> insert.bind("campaign", row.campaign().value())
                        .bind("at", PgText.time(row.at()))
                        .bind("returned", row.returned())
                        .bind("why", PgText.clean(row.why().en()))
                        .bind("whyZh", PgText.clean(row.why().zh())));
    }

    static void attributions(List<AttributionStep> rows, Handle transaction) {
        String sql = """
                insert into attribution_step (sighting_id, revision, campaign_id, since, probability, counts, why, why_zh)
                values (:id, :revision, :campaign, :since, :probability, :counts, :why, :whyZh)
                on conflict (sighting_id, revision) do update
                set campaign_id = excluded.campaign_id, since = excluded.since, probability = excluded.probability,
                    counts = excluded.counts, why = excluded.why, why_zh = excluded.why_zh""";
        OutcomeWriter.each(
                rows,
                sql,
                transaction,
                (row, insert) -> insert.bind("id", row.sighting().value())
                        .bind("revision", row.revision())
                        .bind("campaign", row.campaign().value())
                        .bind("since", PgText.time(row.since()))
                        .bind("probability", row.probability())
                        .bind("counts", row.counts())
                        .bind("why", PgText.clean(row.why().en()))
                        .bind("whyZh", PgText.clean(row.why().zh())));
    }

    static void activity(Collection<SourceActivity> rows, Handle transaction) {
        OutcomeWriter.each(
                rows,
                "insert into source_day (source, day) values (:source, :day) on conflict do nothing",
                transaction,
                (row, insert) ->
                        insert.bind("source", PgText.clean(row.source())).bind("day", row.day()));
    }
}
