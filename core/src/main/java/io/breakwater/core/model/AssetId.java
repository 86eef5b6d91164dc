package io.breakwater.core.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One asset of a tenant as that tenant names it: inventory number, host name or address; unique within the tenant.
 */
public record AssetId(String value) implements Comparable<AssetId> {
    private static final int MOST = 256;
    private static final int KEPT_OF_LONG = 200;

    public AssetId {
        Texts.word(value, MOST, "AssetId");
    }

    @JsonCreator
    public static AssetId of(String value) {
        return new AssetId(value);
    }

    /**
     * The asset that a log names, whatever stands in that name: active characters are written out, and a name that is too
     * long is cut and told from others by its hash.
     */
    public static AssetId seen(String name) {
        String line = LogText.line(name);
        return new AssetId(
                line.length() <= MOST
                        ? line
                        : line.substring(0, KEPT_OF_LONG) + "…"
                                + ContentHash.of("asset").add(name).hex().substring(0, 16));
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
