package io.breakwater.core.model;

/**
 * How sure one hit is: HIGH stands alone, MEDIUM needs a neighbour, LOW only adds context.
 */
public enum Fidelity {
    LOW,
    MEDIUM,
    HIGH
}
