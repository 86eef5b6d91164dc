package io.breakwater.core.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one incident; derived from its earliest member, so that replays give the same id.
 */
public record IncidentId(String value) implements Comparable<IncidentId> {
    public IncidentId {
        Texts.word(value, 128, "IncidentId");
    }

    @JsonCreator
    public static IncidentId of(String value) {
        return new IncidentId(value);
    }

    @Override
    public int compareTo(IncidentId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
