package io.breakwater.core.model;

import java.time.LocalDate;

/**
 * Days without a new victim, and why.
 */
public record BlankDays(LocalDate from, LocalDate to, Reason reason) {
    /** Why a day is blank. */
    public enum Reason {
        NO_ATTACK,
        NO_DATA,
        SOURCE_DOWN
    }
}
