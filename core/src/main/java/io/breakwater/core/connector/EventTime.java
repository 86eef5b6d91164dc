package io.breakwater.core.connector;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Reads the times that products write, and refuses those that cannot be.
 *
 * <p>An event time must lie between 1990 and two days after the record arrived: a clock may be wrong by a time zone, but
 * 1601 (a Windows FILETIME of zero) or 2200 would open windows that never close. Where the arrival itself is before 1990,
 * which means that nobody knows it, the end of 2099 is the limit.
 */
public final class EventTime {
    /** The earliest time believed. */
    public static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    /** How far ahead of its arrival an event may be. */
    public static final Duration AHEAD = Duration.ofDays(2);

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final int DATE_AND_TIME = "2025-01-05 00:01:46".length();
    private static final long NANOS = 1_000_000_000L;

    private EventTime() {}

    /** Returns {@code time} when it can be believed of a record that came in at {@code arrival}. */
    public static Instant plausible(Instant time, Instant arrival) throws Malformed {
        Instant latest = arrival.isBefore(EARLIEST) ? LATEST : arrival.plus(AHEAD);
        if (time.isBefore(EARLIEST) || time.isAfter(latest)) {
            throw new Malformed(
                    "time.out-of-range",
                    "event time " + time + " is not between " + EARLIEST + " and "
                            + latest.truncatedTo(ChronoUnit.SECONDS)
                            + " (two days after arrival); check the clock and time zone of the sender");
        }
        return time;
    }

    /**
     * Reads {@code 2025-01-05[T| ]00:01:46[.123456789][ ][Z|+08:00|+0800|+08]}, also with slashes in the date or a comma
     * before the fraction; {@code zone} counts where none is written. Empty when the text is no such time.
     */
    public static Optional<Instant> iso(String text, ZoneOffset zone) {
        return zoned(text, zone, true);
    }

    /** As {@link #iso}, but empty when the text carries no zone of its own. */
    public static Optional<Instant> isoWithZone(String text) {
        return zoned(text, ZoneOffset.UTC, false);
    }

    private static Optional<Instant> zoned(String text, ZoneOffset zone, boolean zoneMayLack) {
        String trimmed = text.strip();
        if (trimmed.length() < DATE_AND_TIME || !hasShape(trimmed)) {
            return Optional.empty();
        }
        try {
            int fractionEnd = fractionEnd(trimmed);
            String offset = trimmed.substring(fractionEnd).strip();
            if (offset.isEmpty() && !zoneMayLack) {
                return Optional.empty();
            }
            LocalDateTime local = local(trimmed, nanos(trimmed, fractionEnd));
            return Optional.of(local.toInstant(offset.isEmpty() ? zone : ZoneOffset.of(withColon(offset))));
        } catch (DateTimeException | NumberFormatException notATime) {
            return Optional.empty();
        }
    }

    private static boolean hasShape(String text) {
        char between = text.charAt(10);
        char dash = text.charAt(4);
        return (dash == '-' || dash == '/')
                && text.charAt(7) == dash
                && (between == 'T' || between == ' ' || between == 't')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static LocalDateTime local(String text, int nanos) {
        return LocalDateTime.of(
                digits(text, 0, 4),
                digits(text, 5, 7),
                digits(text, 8, 10),
                digits(text, 11, 13),
                digits(text, 14, 16),
                digits(text, 17, 19),
                nanos);
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException(text);
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int fractionEnd(String text) {
        int at = DATE_AND_TIME;
        if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
            at++;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    private static int nanos(String text, int fractionEnd) {
        int nanos = 0;
        int scale = (int) NANOS;
        for (int i = DATE_AND_TIME + 1; i < fractionEnd && scale > 1; i++) {
            scale /= 10;
            nanos += digits(text, i, i + 1) * scale;
        }
        return nanos;
    }

    private static String withColon(String offset) {
        boolean upper = offset.equals("z") || offset.equals("UTC") || offset.equals("GMT");
        return upper ? "Z" : offset;
    }

    /** Seconds since 1970, with a fraction where written. */
    public static Optional<Instant> epochSeconds(String text) {
        return epoch(text, 1);
    }

    /** Milliseconds since 1970. */
    public static Optional<Instant> epochMillis(String text) {
        return epoch(text, 1000);
    }

    /** Seconds, milli-, micro- or nanoseconds since 1970, told apart by their number of digits. */
    public static Optional<Instant> epochOfAnyUnit(String text) {
        int point = text.indexOf('.');
        int whole = (point < 0 ? text : text.substring(0, point)).strip().length();
        long perSecond = whole >= 18 ? NANOS : whole >= 15 ? 1_000_000 : whole >= 12 ? 1000 : 1;
        return epoch(text, perSecond);
    }

    private static Optional<Instant> epoch(String text, long perSecond) {
        String number = text.strip();
        int point = number.indexOf('.');
        try {
            long whole = Long.parseLong(point < 0 ? number : number.substring(0, point));
            long fraction = point < 0 || perSecond != 1 ? 0 : fractionNanos(number.substring(point + 1));
            long nanos = Math.floorMod(whole, perSecond) * (NANOS / perSecond) + fraction;
            return Optional.of(Instant.ofEpochSecond(Math.floorDiv(whole, perSecond), nanos));
        } catch (NumberFormatException | DateTimeException notANumber) {
            return Optional.empty();
        }
    }

    private static long fractionNanos(String digits) {
        String nine = (digits + "000000000").substring(0, 9);
        return Long.parseLong(nine);
    }
}
