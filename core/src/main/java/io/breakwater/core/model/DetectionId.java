package io.breakwater.core.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Content hash of a detection: rule, version, tenant, time, entities and evidence ({@link ContentHash}).
 */
public record DetectionId(String value) implements Comparable<DetectionId> {
    public DetectionId {
        Texts.word(value, 128, "DetectionId");
    }

    @JsonCreator
    public static DetectionId of(String value) {
        return new DetectionId(value);
    }

    @Override
    public int compareTo(DetectionId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
