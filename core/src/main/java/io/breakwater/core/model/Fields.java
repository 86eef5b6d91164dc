package io.breakwater.core.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The product's own fields by their own names, in the product's order; Sigma rules speak these. Values are text as the
 * product wrote them; a field may have several values. Nested fields have dotted names.
 */
public final class Fields {
    private static final Fields EMPTY = new Fields(new String[0], new String[0], Map.of(), false);

    private final String[] names;
    private final String[] values;
    private final Map<String, List<String>> byName;
    private final boolean hasSpacedNames;

    private Fields(String[] names, String[] values, Map<String, List<String>> byName, boolean hasSpacedNames) {
        this.names = names;
        this.values = values;
        this.byName = byName;
        this.hasSpacedNames = hasSpacedNames;
    }

    public static Fields empty() {
        return EMPTY;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The first value of {@code name}; a field that is present but null in the product's record is an empty list. */
    public Optional<String> first(String name) {
        List<String> found = byName.get(name);
        return found == null || found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    /** All values of {@code name}; null when the event has no such field, empty when it has it as null. */
    public @Nullable List<String> all(String name) {
        return byName.get(name);
    }

    public boolean has(String name) {
        return byName.containsKey(name);
    }

    public Set<String> names() {
        return byName.keySet();
    }

    /** Whether the name of some field has a space in it. */
    public boolean hasSpacedNames() {
        return hasSpacedNames;
    }

    /** Number of values in all, nulls not counted. */
    public int size() {
        return names.length;
    }

    public String nameAt(int index) {
        return names[index];
    }

    public String valueAt(int index) {
        return values[index];
    }

    public Map<String, List<String>> asMap() {
        return byName;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fields that && byName.equals(that.byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    @Override
    public String toString() {
        return byName.toString();
    }

    /** Collects fields in the product's order. */
    public static final class Builder {
        private final List<String> names = new ArrayList<>();
        private final List<String> values = new ArrayList<>();
        private final Map<String, List<String>> byName = new LinkedHashMap<>();
        private boolean hasSpacedNames;

        /** Adds one value; null marks the field as present without a value. */
        public Builder add(String name, @Nullable String value) {
            List<String> all = byName.computeIfAbsent(name, key -> new ArrayList<>(1));
            hasSpacedNames |= name.indexOf(' ') >= 0;
            if (value != null) {
                all.add(value);
                names.add(name);
                values.add(value);
            }
            return this;
        }

        public boolean has(String name) {
            return byName.containsKey(name);
        }

        public Fields build() {
            return new Fields(
                    names.toArray(new String[0]),
                    values.toArray(new String[0]),
                    Collections.unmodifiableMap(new LinkedHashMap<>(byName)),
                    hasSpacedNames);
        }
    }
}
