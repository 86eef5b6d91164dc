package io.breakwater.core.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one campaign, for example {@code mallox}.
 */
public record CampaignId(String value) implements Comparable<CampaignId> {
    /** Under which victims stand that nothing attributes: counted together, and nobody's rhythm or taste. */
    public static final CampaignId UNATTRIBUTED = new CampaignId("unattributed");

    public CampaignId {
        Texts.word(value, 128, "CampaignId");
    }

    @JsonCreator
    public static CampaignId of(String value) {
        return new CampaignId(value);
    }

    /** Whether it is one gang's; only then does what it did tell what it will do. */
    public boolean isOfOneGang() {
        return !equals(UNATTRIBUTED);
    }

    @Override
    public int compareTo(CampaignId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
