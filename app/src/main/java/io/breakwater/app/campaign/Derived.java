package io.breakwater.app.campaign;

import io.breakwater.core.campaign.Victim;
import io.breakwater.core.model.AttributionStep;
import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.WaveAlarm;
import java.util.List;
import java.util.Optional;

/**
 * What a folder of raw logs tells of campaigns.
 *
 * @param tables of all campaigns, the largest first
 * @param alarms in the order given
 */
public record Derived(
        List<CampaignTables> tables,
        List<Row> victims,
        List<WaveAlarm> alarms,
        long events,
        long rejected,
        long incidents) {

    /** A victim under its own name, what the campaign holds of it, and why it stands there. */
    public record Row(Victim victim, CampaignSighting attributed, AttributionStep step) {}

    /** The largest campaign. */
    Optional<CampaignTables> main() {
        return tables.stream().findFirst();
    }

    List<Row> victims(CampaignTables campaign) {
        return victims.stream()
                .filter(row -> row.attributed().campaign().equals(campaign.campaign()))
                .toList();
    }
}
