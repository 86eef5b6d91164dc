package io.breakwater.core.model;

import java.time.Duration;

/**
 * How many victims reached a stage, and how fast.
 *
 * @param medianSincePrevious median time since the stage reached before it; zero where none
 */
public record StageProfile(Stage stage, int victims, int of, Duration medianSincePrevious) {}
