package io.breakwater.core.model;

/**
 * The life of a warning, and its outcome once known.
 */
public enum WarningState {
    ISSUED,
    RAISED,
    LOWERED,
    LIFTED,
    IN_TIME,
    LATE,
    FALSE,
    MISSED
}
