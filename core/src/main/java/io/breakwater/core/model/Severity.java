package io.breakwater.core.model;

/**
 * OCSF severities, from least to most ({@code severity_id} 1 to 5).
 */
public enum Severity {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    public int ocsfId() {
        return ordinal() + 1;
    }
}
