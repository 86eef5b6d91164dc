package io.breakwater.core.campaign;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** The moment as of which tables are asked for, as people write it: a local day, all of it, or a time with its offset. */
public final class AsOf {
    private static final int LENGTH_OF_A_DAY = "2025-05-02".length();

    private AsOf() {}

    /**
     * @param zone whose day a day is
     * @return the last millisecond of the day, or the time itself
     * @throws IllegalArgumentException with a message that says how to write one
     */
    public static Instant parse(String text, ZoneId zone) {
        try {
            return text.length() == LENGTH_OF_A_DAY
                    ? LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(zone)
                            .toInstant()
                            .minusMillis(1)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time; write 2025-05-02 (all of that day) or 2025-05-02T14:00:00+08:00",
                    unreadable);
        }
    }
}
