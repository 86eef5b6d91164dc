package io.breakwater.core.report;

import io.breakwater.core.model.CampaignTables;
import java.time.LocalDate;

/**
 * The local days that a report covers.
 *
 * @param from inclusive
 * @param to inclusive
 */
public record Period(LocalDate from, LocalDate to) {
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the period ends on " + to + ", before it starts on " + from);
        }
    }

    /** From the first victim's day to the day that the tables reach. */
    public static Period whole(CampaignTables tables) {
        LocalDate asOf = LocalDate.ofInstant(tables.asOf(), tables.zone());
        LocalDate first = tables.daily().isEmpty() ? asOf : tables.daily().firstKey();
        return new Period(first, first.isAfter(asOf) ? first : asOf);
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Whether any day between the two lies inside. */
    boolean touches(LocalDate first, LocalDate last) {
        return !last.isBefore(from) && !first.isAfter(to);
    }

    int days() {
        return (int) (to.toEpochDay() - from.toEpochDay()) + 1;
    }
}
