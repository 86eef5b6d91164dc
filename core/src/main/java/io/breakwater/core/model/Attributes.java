package io.breakwater.core.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The OCSF attributes of one event: an immutable {@link Attribute} -> text map; absent ones are not stored.
 */
public final class Attributes {
    private static final Attributes EMPTY = new Attributes(new EnumMap<>(Attribute.class));

    private final EnumMap<Attribute, String> values;

    private Attributes(EnumMap<Attribute, String> values) {
        this.values = values;
    }

    public static Attributes empty() {
        return EMPTY;
    }

    public static Builder builder() {
        return new Builder();
    }

    public Optional<String> get(Attribute attribute) {
        return Optional.ofNullable(values.get(attribute));
    }

    public String getOr(Attribute attribute, String otherwise) {
        return values.getOrDefault(attribute, otherwise);
    }

    public Map<Attribute, String> asMap() {
        return Collections.unmodifiableMap(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attributes that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Collects attributes; blank values and the {@code -} that many products write for "none" are left out. */
    public static final class Builder {
        private final EnumMap<Attribute, String> values = new EnumMap<>(Attribute.class);

        public Builder put(Attribute attribute, @Nullable String value) {
            if (value != null && !value.isBlank() && !value.equals("-")) {
                values.put(attribute, value);
            }
            return this;
        }

        public Attributes build() {
            return new Attributes(new EnumMap<>(values));
        }
    }
}
