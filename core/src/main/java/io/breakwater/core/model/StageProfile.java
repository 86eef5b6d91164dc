package io.breakwater.core.model;

import java.time.Duration;

/**
 * How many victims reached a stage, and how fast.
 *
 * @param medianSincePrevious median time since the stage reached before it; zero where none
 * @param tenants how many tenants those victims belong to
 */
public record StageProfile(Stage stage, int victims, int of, Duration medianSincePrevious, int tenants) {
    /** A stage at which each victim belongs to a tenant of its own. */
    public StageProfile(Stage stage, int victims, int of, Duration medianSincePrevious) {
        this(stage, victims, of, medianSincePrevious, victims);
    }
}
