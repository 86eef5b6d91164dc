package io.breakwater.core.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One asset of a tenant as that tenant names it: inventory number, host name or address; unique within the tenant.
 */
public record AssetId(String value) implements Comparable<AssetId> {
    public AssetId {
        Texts.word(value, 256, "AssetId");
    }

    @JsonCreator
    public static AssetId of(String value) {
        return new AssetId(value);
    }

    @Override
    public int compareTo(AssetId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
