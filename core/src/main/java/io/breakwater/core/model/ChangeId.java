package io.breakwater.core.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Content hash of one incident change; writing the same change twice changes nothing.
 */
public record ChangeId(String value) implements Comparable<ChangeId> {
    public ChangeId {
        Texts.word(value, 128, "ChangeId");
    }

    @JsonCreator
    public static ChangeId of(String value) {
        return new ChangeId(value);
    }

    @Override
    public int compareTo(ChangeId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
