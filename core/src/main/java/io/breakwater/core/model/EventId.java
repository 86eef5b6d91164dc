package io.breakwater.core.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Content hash of an event: equal for a replay or a double of the same record ({@link ContentHash}).
 */
public record EventId(String value) implements Comparable<EventId> {
    public EventId {
        Texts.word(value, 128, "EventId");
    }

    @JsonCreator
    public static EventId of(String value) {
        return new EventId(value);
    }

    @Override
    public int compareTo(EventId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
