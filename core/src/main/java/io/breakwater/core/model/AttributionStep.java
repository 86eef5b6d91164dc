package io.breakwater.core.model;

import java.time.Instant;

/**
 * One step in the history of an attribution: from {@code since} on, until the next step of the same sighting, it was held
 * to be this campaign's work.
 *
 * @param revision that of the {@link CampaignSighting} which was told with it; grows along the history of a sighting
 * @param since event time up to which was known what this step rests on
 * @param probability 0 to 1; that of the attribution
 * @param counts false once the sighting was withdrawn: it then stands in no table
 * @param why in a sentence
 */
public record AttributionStep(
        SightingId sighting,
        CampaignId campaign,
        long revision,
        Instant since,
        double probability,
        boolean counts,
        Phrase why)
        implements ProviderOutput {
    public AttributionStep {
        if (probability < 0 || probability > 1) {
            throw new IllegalArgumentException("a probability lies between 0 and 1, not at " + probability);
        }
    }
}
