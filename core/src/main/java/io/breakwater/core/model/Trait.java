package io.breakwater.core.model;

/**
 * A mark of the attacker, not of the tenant: family, extension, exploited product, infrastructure, tool.
 */
public record Trait(TraitKind kind, String value) implements Comparable<Trait> {
    public Trait {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a trait needs a value: " + kind);
        }
    }

    @Override
    public int compareTo(Trait other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : value.compareTo(other.value);
    }
}
