package io.breakwater.core.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one campaign, for example {@code mallox}.
 */
public record CampaignId(String value) implements Comparable<CampaignId> {
    public CampaignId {
        Texts.word(value, 128, "CampaignId");
    }

    @JsonCreator
    public static CampaignId of(String value) {
        return new CampaignId(value);
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
