package io.breakwater.server.console;

import io.breakwater.core.campaign.AsOf;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.server.ServerParts;
import io.breakwater.server.ServerSettings;
import io.breakwater.store.CampaignHistory;
import io.breakwater.store.Campaigns;
import io.breakwater.store.Scope;
import java.util.List;

/**
 * Campaigns as they stand or stood. A moment is a local day, all of it, or a time with its offset; blank means now. One that
 * can't be read is an IllegalArgumentException that says how to write it.
 */
public final class CampaignsInTime {
    private final Campaigns campaigns;
    private final CampaignHistory history;
    private final ServerParts parts;
    private final ServerSettings settings;

    public CampaignsInTime(Campaigns campaigns, CampaignHistory history, ServerParts parts, ServerSettings settings) {
        this.campaigns = campaigns;
        this.history = history;
        this.parts = parts;
        this.settings = settings;
    }

    /** All of them, the largest first. */
    public List<CampaignTables> list(Scope scope, String asOf) {
        return asOf.isBlank()
                ? campaigns.list(scope)
                : history.tables(scope, parts.campaigns().get(), AsOf.parse(asOf.strip(), settings.zone()));
    }

    /** One of them; NoSuchPage when there was none of that name. */
    public CampaignTables find(Scope scope, CampaignId id, String asOf) {
        return asOf.isBlank()
                ? campaigns.find(scope, id).orElseThrow(() -> new NoSuchPage("campaign " + id))
                : list(scope, asOf).stream()
                        .filter(tables -> tables.campaign().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchPage("campaign " + id + " as of " + asOf));
    }
}
