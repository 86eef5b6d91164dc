package io.breakwater.core.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Content hash of a sighting; holds no trace of tenant or host.
 */
public record SightingId(String value) implements Comparable<SightingId> {
    public SightingId {
        Texts.word(value, 128, "SightingId");
    }

    @JsonCreator
    public static SightingId of(String value) {
        return new SightingId(value);
    }

    @Override
    public int compareTo(SightingId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
