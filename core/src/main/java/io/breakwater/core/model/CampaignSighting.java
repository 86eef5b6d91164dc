package io.breakwater.core.model;

/**
 * A sighting with the campaign that it was put down to. An attribution may change: of two for the same
 * {@link Sighting#id()} the one with the greater revision holds, whichever comes first.
 *
 * @param campaign whose work it is held to be
 * @param revision grows with each new attribution, withdrawal or correction of this sighting, from 0 on
 */
public record CampaignSighting(CampaignId campaign, Sighting sighting, long revision)
        implements WarningInput, ProviderOutput {
    public CampaignSighting {
        if (revision < 0) {
            throw new IllegalArgumentException("revision must not be negative: " + revision);
        }
    }
}
