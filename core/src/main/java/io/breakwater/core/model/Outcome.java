package io.breakwater.core.model;

/**
 * Whether what was detected came through. ATTEMPTED: seen, result not known; BLOCKED: a product stopped it; SUCCEEDED:
 * confirmed.
 */
public enum Outcome {
    ATTEMPTED,
    BLOCKED,
    SUCCEEDED
}
