package io.breakwater.core.model;

import java.util.List;

/**
 * The campaigns that have a victim. What was told earlier of any other is void: it lost its last victim, or it was told by
 * a run that was cut off and goes on from before that moment, and never came up again.
 *
 * @param campaigns ascending
 */
public record CampaignRoll(List<CampaignId> campaigns) implements ProviderOutput {
    public CampaignRoll {
        campaigns = List.copyOf(campaigns);
    }
}
