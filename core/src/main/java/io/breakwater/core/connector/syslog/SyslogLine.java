package io.breakwater.core.connector.syslog;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.breakwater.core.connector.EventTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A syslog line taken apart: RFC 5424, RFC 3164, and the latter as written to files, without its priority.
 *
 * @param priority facility times eight plus severity; -1 where not written
 * @param time as written; RFC 3164 has neither year nor zone, see {@link #time}
 * @param message the rest
 */
record SyslogLine(
        int priority, String time, String host, String program, String processId, String messageId, String message) {
    private static final Pattern RFC5424 = Pattern.compile(
            "^<(\\d{1,3})>\\d{1,2} (\\S+) (\\S+) (\\S+) (\\S+) (\\S+) (-|(?:\\[(?:[^\\]\\\\]|\\\\.)*\\])+) ?");
    private static final Pattern RFC3164 = Pattern.compile("^(?:<(\\d{1,3})>)?"
            + "([A-Z][a-z]{2} [ \\d]?\\d (?:\\d{4} )?\\d\\d:\\d\\d:\\d\\d|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\S*) "
            + "(\\S+) (?:([A-Za-z][\\w./()-]*)(?:\\[([^\\]]*)\\])?: ?)?");
    private static final Set<String> FORMAT_MARKS = Set.of("CEF", "LEEF");
    private static final Pattern BARE = Pattern.compile("^<(\\d{1,3})>");
    private static final List<String> MONTHS =
            Arrays.stream(Month.values()).map(month -> title(month.name())).toList();

    private static final Duration AHEAD = Duration.ofDays(2);

    /** The line's parts; empty when it has no syslog header. */
    static Optional<SyslogLine> of(String line) {
        Matcher modern = RFC5424.matcher(line);
        if (modern.find()) {
            return Optional.of(new SyslogLine(
                    priority(modern.group(1)),
                    nothing(modern.group(2)),
                    nothing(modern.group(3)),
                    nothing(modern.group(4)),
                    nothing(modern.group(5)),
                    nothing(modern.group(6)),
                    withoutBom(line.substring(modern.end()))));
        }
        Matcher old = RFC3164.matcher(line);
        if (old.find()) {
            // What looks like a program's name may be the mark of the format inside.
            boolean format = FORMAT_MARKS.contains(orEmpty(old.group(4)));
            return Optional.of(new SyslogLine(
                    priority(old.group(1)),
                    old.group(2),
                    old.group(3),
                    format ? "" : orEmpty(old.group(4)),
                    orEmpty(old.group(5)),
                    "",
                    line.substring(format ? old.start(4) : old.end())));
        }
        Matcher bare = BARE.matcher(line);
        return bare.find()
                ? Optional.of(new SyslogLine(priority(bare.group(1)), "", "", "", "", "", line.substring(bare.end())))
                : Optional.empty();
    }

    private static int priority(@Nullable String digits) {
        return digits == null ? -1 : Integer.parseInt(digits);
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }

    private static String nothing(String field) {
        return field.equals("-") ? "" : field;
    }

    private static String withoutBom(String message) {
        return message.startsWith("\ufeff") ? message.substring(1) : message;
    }

    private static String title(String month) {
        return month.charAt(0) + month.substring(1, 3).toLowerCase(Locale.ROOT);
    }

    /**
     * When it was written. A time without a year is the last such day before the arrival (two days of grace for clocks that
     * run ahead); without a zone it is UTC.
     */
    Optional<Instant> time(Instant arrival) {
        int month = time.length() < 3 ? -1 : MONTHS.indexOf(time.substring(0, 3));
        return month < 0 ? EventTime.iso(time, ZoneOffset.UTC) : old(month + 1, arrival);
    }

    private Optional<Instant> old(int month, Instant arrival) {
        String[] parts = time.substring(3).strip().split("\\s+", -1);
        try {
            int day = Integer.parseInt(parts[0]);
            String clock = parts[parts.length - 1];
            int arrivalYear = LocalDateTime.ofInstant(arrival, ZoneOffset.UTC).getYear();
            int year = parts.length == 3 ? Integer.parseInt(parts[1]) : arrivalYear;
            Instant time = at(year, month, day, clock);
            boolean ahead = parts.length == 2 && time.isAfter(arrival.plus(AHEAD));
            return Optional.of(ahead ? at(year - 1, month, day, clock) : time);
        } catch (DateTimeException | NumberFormatException noDate) {
            return Optional.empty();
        }
    }

    private static Instant at(int year, int month, int day, String clock) {
        return LocalDateTime.of(
                        year,
                        month,
                        day,
                        Integer.parseInt(clock.substring(0, 2)),
                        Integer.parseInt(clock.substring(3, 5)),
                        Integer.parseInt(clock.substring(6, 8)))
                .toInstant(ZoneOffset.UTC);
    }
}
