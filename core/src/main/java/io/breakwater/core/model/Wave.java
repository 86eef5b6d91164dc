package io.breakwater.core.model;

import java.time.LocalDate;

/**
 * A burst of newly compromised assets between two sleeps.
 *
 * @param from first local day, inclusive
 * @param to last local day, inclusive
 * @param ongoing whether it had not ended as of the tables' date
 */
public record Wave(LocalDate from, LocalDate to, int assets, int peak, LocalDate peakDay, boolean ongoing) {}
