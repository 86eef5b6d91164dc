package io.breakwater.core.model;

/**
 * Why a member is in its incident.
 */
public enum LinkKind {
    SEED,
    SAME_HOST,
    SHARED_ENTITY,
    STAGE_ORDER,
    /** Nothing shared, but too rare in this tenant to have come so near in time by chance. */
    COINCIDENCE,
    ANALYST
}
