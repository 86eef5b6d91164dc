package io.breakwater.core.drill;

/** The door a product sends through. */
public enum Door {
    HTTP,
    SYSLOG
}
