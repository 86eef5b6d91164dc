package io.breakwater.core.model;

/**
 * Warning colours of GB/T 32924, from most to least urgent.
 */
public enum WarningColour {
    RED,
    ORANGE,
    YELLOW,
    BLUE
}
