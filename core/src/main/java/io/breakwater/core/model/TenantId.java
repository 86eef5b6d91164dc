package io.breakwater.core.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A customer whose data we guard; every record carries one, from the door on.
 */
public record TenantId(String value) implements Comparable<TenantId> {
    public TenantId {
        Texts.word(value, 64, "TenantId");
    }

    @JsonCreator
    public static TenantId of(String value) {
        return new TenantId(value);
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
