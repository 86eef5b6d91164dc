package io.breakwater.core.incident;

import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
import io.breakwater.core.model.TraitKind;
import java.util.Comparator;

/**
 * Which entity of a detection is the one it happened to: what a product calls the device, else the other end. The
 * attacker's own infrastructure is never the victim, and of two ends of which one lies inside, it is that one: command and
 * control leaves the house, an exploit comes in, and both happen to the same machine.
 */
final class Victims {
    /** Stands for the victim of a detection that names nobody; it links to nothing but itself. */
    private static final String NOBODY = "?";

    private static final Comparator<Entity> BEST = Comparator.<Entity>comparingInt(Victims::place)
            .thenComparingInt(entity -> role(entity.role()))
            .thenComparingInt(entity -> kind(entity.kind()))
            .thenComparing(Comparator.naturalOrder());

    private Victims() {}

    static Entity of(Detection detection) {
        Entity best = null;
        for (Entity entity : detection.entities()) {
            if (kind(entity.kind()) < 3
                    && !attackers(entity, detection)
                    && (best == null || BEST.compare(entity, best) < 0)) {
                best = entity;
            }
        }
        return best != null
                ? best
                : new Entity(
                        EntityKind.ACCOUNT,
                        EntityRole.VICTIM,
                        NOBODY + detection.rule().id());
    }

    private static boolean attackers(Entity entity, Detection detection) {
        return entity.role() != EntityRole.VICTIM
                && detection.traits().stream()
                        .anyMatch(trait -> trait.kind() == TraitKind.C2_ADDRESS
                                && trait.value().equalsIgnoreCase(entity.value()));
    }

    /** What is named as the device or its host first; then an address inside; then one outside; an account last. */
    private static int place(Entity entity) {
        if (entity.role() == EntityRole.VICTIM) {
            return 0;
        }
        return switch (entity.kind()) {
            case HOST -> 1;
            case ADDRESS -> InsideAddress.is(entity.value()) ? 1 : 2;
            case ACCOUNT, PROCESS, FILE_HASH, FILE, DOMAIN, URL, SESSION -> 3;
        };
    }

    private static int role(EntityRole role) {
        return switch (role) {
            case VICTIM -> 0;
            case RELATED -> 1;
            case ACTOR -> 2;
        };
    }

    private static int kind(EntityKind kind) {
        return switch (kind) {
            case HOST -> 0;
            case ADDRESS -> 1;
            case ACCOUNT -> 2;
            case PROCESS, FILE_HASH, FILE, DOMAIN, URL, SESSION -> 3;
        };
    }
}
