package io.breakwater.core.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * "You are next": for one tenant and asset, from campaign and exposure.
 *
 * @param probability calibrated, 0 to 1, for {@code horizon} from {@code at} on
 * @param reasons sentences in both languages: provider and tenant need not read the same one
 * @param advice sentences: which system, which patch or closure, how to check
 * @param lead time between the issue and the compromise once known
 */
public record Warning(
        WarningId id,
        TenantId tenant,
        AssetId asset,
        CampaignId campaign,
        Instant at,
        WarningState state,
        WarningColour colour,
        double probability,
        Duration horizon,
        List<Phrase> reasons,
        List<Phrase> advice,
        Optional<Duration> lead)
        implements ProviderOutput {
    public Warning {
        reasons = List.copyOf(reasons);
        advice = List.copyOf(advice);
    }
}
