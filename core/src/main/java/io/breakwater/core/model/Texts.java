package io.breakwater.core.model;

/**
 * Checks that the compact constructors of this package share.
 */
final class Texts {
    private Texts() {}

    /** Returns {@code value} when it has between one and {@code max} characters, none of them a control character. */
    static String word(String value, int max, String what) {
        if (value.isEmpty() || value.length() > max) {
            throw new IllegalArgumentException(what + " must have 1 to " + max + " characters, has " + value.length());
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " must not hold control characters");
        }
        return value;
    }
}
