package io.breakwater.core.model;

import java.util.Comparator;
import java.util.Locale;

/**
 * Something that two events can share. Values are normalised once, here: hosts, domains and hashes in lower case.
 */
public record Entity(EntityKind kind, EntityRole role, String value) implements Comparable<Entity> {
    private static final Comparator<Entity> ORDER =
            Comparator.comparing(Entity::kind).thenComparing(Entity::value).thenComparing(Entity::role);

    public Entity {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an entity needs a value: " + kind);
        }
        value = switch (kind) {
            case HOST, DOMAIN, FILE_HASH, ADDRESS, ACCOUNT -> value.strip().toLowerCase(Locale.ROOT);
            case PROCESS, FILE, URL, SESSION -> value.strip();
        };
    }

    @Override
    public int compareTo(Entity other) {
        return ORDER.compare(this, other);
    }
}
