package io.breakwater.core.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One sending source of one tenant, for example {@code waf-1}; rejected records are counted per source.
 */
public record SourceId(String value) implements Comparable<SourceId> {
    /** The platform itself, which tells of a tenant what it knows: facts, and orders of what to watch. No product. */
    public static final SourceId REGISTRY = new SourceId("registry");

    public SourceId {
        Texts.word(value, 128, "SourceId");
    }

    @JsonCreator
    public static SourceId of(String value) {
        return new SourceId(value);
    }

    @Override
    public int compareTo(SourceId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
