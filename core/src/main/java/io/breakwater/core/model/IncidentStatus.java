package io.breakwater.core.model;

/**
 * The life of an incident. CANDIDATE has not reached a person yet.
 */
public enum IncidentStatus {
    CANDIDATE,
    OPEN,
    ESCALATED,
    CLOSED,
    /** Was merged into another, or turned out to be authorised; kept for the audit. */
    WITHDRAWN
}
