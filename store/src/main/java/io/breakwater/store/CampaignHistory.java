package io.breakwater.store;

import io.breakwater.core.campaign.CampaignStage;
import io.breakwater.core.campaign.CampaignState;
import io.breakwater.core.model.AttributionStep;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SightingId;
import io.breakwater.core.model.SourceActivity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The past of campaigns: their tables as of any moment, and how attributions changed; the provider's own staff only. */
public final class CampaignHistory {
    private final Store store;

    public CampaignHistory(Store store) {
        this.store = store;
    }

    /**
     * What was held of one sighting over time.
     *
     * @param steps in order; neighbours that say the same are one
     */
    public record Story(SightingId sighting, List<AttributionStep> steps) {
        public Story {
            steps = List.copyOf(steps);
        }
    }

    /**
     * The tables of all campaigns as of a moment, the largest campaign first: counted again, by the stage that keeps them
     * current, from the sightings of what had happened until then. Takes some six seconds per million sightings.
     */
    public List<CampaignTables> tables(Scope scope, CampaignStage stage, Instant asOf) {
        CampaignState state = stage.initial();
        store.within(scope, handle -> {
            sightings(handle, asOf).forEach(each -> stage.accept(state, each, told -> {}));
            activity(handle, asOf).forEach(each -> stage.accept(state, each, told -> {}));
            return state;
        });
        return stage.tables(state, asOf);
    }

    private static List<Sighting> sightings(Handle handle, Instant asOf) {
        return handle.createQuery("select body from sighting where compromised <= :asOf")
                .bind("asOf", PgText.time(asOf))
                .map((row, context) -> PgText.read(row.getString("body"), Sighting.class))
                .list();
    }

    private static List<SourceActivity> activity(Handle handle, Instant asOf) {
        // Days are local ones; one day too many does no harm, for the stage cuts at the moment itself.
        return handle.createQuery("select source, day from source_day where day <= :last")
                .bind("last", LocalDate.ofInstant(asOf, ZoneOffset.UTC).plusDays(1))
                .map((row, context) ->
                        new SourceActivity(row.getString("source"), row.getObject("day", LocalDate.class), 1))
                .list();
    }

    /** Sightings that came to this campaign from another, went to another or were withdrawn; the latest change first. */
    public List<Story> changed(Scope scope, CampaignId campaign, int most) {
        return store.within(
                scope,
                handle -> stories(handle.createQuery("""
                with moved as (
                    select sighting_id, max(since) as latest from attribution_step
                    where sighting_id in (select sighting_id from attribution_step where campaign_id = :campaign)
                    group by sighting_id having count(distinct (campaign_id, counts)) > 1
                    order by latest desc, sighting_id limit :most)
                select s.* from attribution_step s join moved using (sighting_id)
                order by moved.latest desc, s.sighting_id, s.revision""")
                        .bind("campaign", campaign.value())
                        .bind("most", most)
                        .map((row, context) -> new AttributionStep(
                                new SightingId(row.getString("sighting_id")),
                                new CampaignId(row.getString("campaign_id")),
                                row.getLong("revision"),
                                PgText.instant(row, "since"),
                                row.getDouble("probability"),
                                row.getBoolean("counts"),
                                new Phrase(row.getString("why_zh"), row.getString("why"))))
                        .list()));
    }

    private static List<Story> stories(List<AttributionStep> steps) {
        Map<SightingId, List<AttributionStep>> bySighting = new LinkedHashMap<>();
        for (AttributionStep step : steps) {
            List<AttributionStep> story = bySighting.computeIfAbsent(step.sighting(), none -> new ArrayList<>());
            if (story.isEmpty() || saysAnother(story.getLast(), step)) {
                story.add(step);
            }
        }
        return bySighting.entrySet().stream()
                .map(story -> new Story(story.getKey(), story.getValue()))
                .toList();
    }

    private static boolean saysAnother(AttributionStep before, AttributionStep step) {
        return !before.campaign().equals(step.campaign()) || before.counts() != step.counts();
    }
}
