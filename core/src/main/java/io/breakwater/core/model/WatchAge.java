package io.breakwater.core.model;

/** How long a tenant has been watched: anomaly detectors are loud while they learn. */
public enum WatchAge {
    /** The first 24 hours. */
    FIRST_DAY,
    LATER
}
