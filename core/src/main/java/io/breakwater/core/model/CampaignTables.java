package io.breakwater.core.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;

/**
 * Everything that is told of one campaign, as of one moment; a function of the sightings known then.
 *
 * @param aliases other names of the same gang, for example after a rename
 * @param confidence of the attribution, 0 to 1
 * @param attributedBy sentences: what the attribution rests on
 * @param asOf event time up to which sightings were counted
 * @param zone whose days are counted
 * @param daily newly compromised assets per local day; blank days are absent
 * @param monthly the same per month ({@code 2025-02})
 * @param hourly the same per local hour ({@code 2025-02-27T14})
 * @param provinces by the address of the asset
 * @param tenantProvinces by the tenant's registration
 * @param surveyedProducts over surveyed victims only
 * @param infrastructure addresses and domains with the number of victims
 * @param tools what else was left at victims, each named by its kind and value ({@code TOOL:fscan}): tools, hashes,
 *     extensions, ransom notes; the most frequent ones
 * @param tenants how many tenants stand behind the days and months
 */
public record CampaignTables(
        CampaignId campaign,
        List<String> aliases,
        double confidence,
        List<Phrase> attributedBy,
        Instant asOf,
        ZoneId zone,
        int total,
        SortedMap<LocalDate, Integer> daily,
        SortedMap<String, Integer> monthly,
        SortedMap<String, Integer> hourly,
        List<Share> provinces,
        List<Share> tenantProvinces,
        List<Share> industries,
        List<Share> products,
        List<Share> surveyedProducts,
        List<Share> techniques,
        List<Share> infrastructure,
        List<Share> tools,
        List<StageProfile> chain,
        List<Wave> waves,
        List<BlankDays> blanks,
        TenantCounts tenants)
        implements ProviderOutput {

    /** The same counts as of another moment, with the blank days until then. */
    public CampaignTables asOf(Instant moment, List<BlankDays> blanksUntilThen) {
        return new CampaignTables(
                campaign,
                aliases,
                confidence,
                attributedBy,
                moment,
                zone,
                total,
                daily,
                monthly,
                hourly,
                provinces,
                tenantProvinces,
                industries,
                products,
                surveyedProducts,
                techniques,
                infrastructure,
                tools,
                chain,
                waves,
                blanksUntilThen,
                tenants);
    }
}
