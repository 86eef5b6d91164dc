package io.breakwater.core.respond.proof;

/** Which way an event went, seen from the target of an action. */
public enum Direction {
    /** The target sent, or acted. */
    FROM_TARGET,
    /** Somebody reached for the target. */
    TO_TARGET,
    /** The event names the target and does not say which end it is. */
    NOT_KNOWN
}
