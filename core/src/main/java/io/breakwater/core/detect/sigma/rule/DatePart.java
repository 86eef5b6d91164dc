package io.breakwater.core.detect.sigma.rule;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a date that rules may ask for; as written in the field, no zone is applied (as specified). */
public enum DatePart {
    MINUTE(ChronoField.MINUTE_OF_HOUR),
    HOUR(ChronoField.HOUR_OF_DAY),
    DAY(ChronoField.DAY_OF_MONTH),
    WEEK(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
    MONTH(ChronoField.MONTH_OF_YEAR),
    YEAR(ChronoField.YEAR);

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[T ](\\d{2}):(\\d{2}).*)?", Pattern.DOTALL);
    private static final int LONGEST = 64;

    private final TemporalField field;

    DatePart(TemporalField field) {
        this.field = field;
    }

    public static Optional<DatePart> named(String text) {
        return Arrays.stream(values())
                .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    /** This part of an ISO-8601 date ({@code 2025-02-27T14:05...}); empty for any other text. */
    public OptionalInt of(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (text.length() > LONGEST || !written.matches()) {
            return OptionalInt.empty();
        }
        return read(written);
    }

    private OptionalInt read(Matcher written) {
        int[] number = new int[6];
        for (int group = 1; group <= 5; group++) {
            number[group] = written.group(group) == null ? 0 : Integer.parseInt(written.group(group));
        }
        boolean real = number[2] >= 1
                && number[2] <= 12
                && number[3] >= 1
                && number[3] <= YearMonth.of(number[1], number[2]).lengthOfMonth()
                && number[4] < 24
                && number[5] < 60;
        return real
                ? OptionalInt.of(LocalDateTime.of(number[1], number[2], number[3], number[4], number[5])
                        .get(field))
                : OptionalInt.empty();
    }
}
