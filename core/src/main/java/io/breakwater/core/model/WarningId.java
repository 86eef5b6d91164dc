package io.breakwater.core.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one warning: hash of tenant, asset and campaign.
 */
public record WarningId(String value) implements Comparable<WarningId> {
    public WarningId {
        Texts.word(value, 128, "WarningId");
    }

    @JsonCreator
    public static WarningId of(String value) {
        return new WarningId(value);
    }

    @Override
    public int compareTo(WarningId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
