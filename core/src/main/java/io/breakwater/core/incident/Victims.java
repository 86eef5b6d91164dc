package io.breakwater.core.incident;

import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
import java.util.Comparator;

/** Which entity of a detection is the one it happened to. */
final class Victims {
    /** Stands for the victim of a detection that names nobody; it links to nothing but itself. */
    private static final String NOBODY = "?";

    private static final Comparator<Entity> BEST = Comparator.<Entity>comparingInt(entity -> role(entity.role()))
            .thenComparingInt(entity -> kind(entity.kind()))
            .thenComparing(Comparator.naturalOrder());

    private Victims() {}

    static Entity of(Detection detection) {
        Entity best = null;
        for (Entity entity : detection.entities()) {
            if (kind(entity.kind()) < 3 && (best == null || BEST.compare(entity, best) < 0)) {
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
