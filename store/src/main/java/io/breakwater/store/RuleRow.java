package io.breakwater.store;

import io.breakwater.core.model.ContentReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A rule in a list, with what it did at all tenants. A day and a week are those before the newest hit of any rule, by event
 * time: a history that is read today has its own last week.
 *
 * @param rule without its text
 * @param until empty while it is in force
 * @param day hits of a day, those held back among them
 * @param heldBack hits of the week that went no further because the rule flooded
 * @param hits ever
 * @param tenants at which it ever hit
 */
public record RuleRow(
        ContentReport.Rule rule,
        Instant since,
        Optional<Instant> until,
        long day,
        long week,
        long heldBack,
        long hits,
        int tenants,
        Optional<Instant> last) {
    public static final Duration DAY = Duration.ofDays(1);
    public static final Duration WEEK = Duration.ofDays(7);
}
