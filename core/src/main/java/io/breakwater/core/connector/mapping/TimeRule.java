package io.breakwater.core.connector.mapping;

import io.breakwater.core.connector.EventTime;
import io.breakwater.core.connector.Malformed;
import io.breakwater.core.model.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the event time stands, and how it is written.
 *
 * @param fields the first of these that has a value; a text with braces is put together of fields: {@code {date} {time}}
 * @param zone of times that carry none
 * @param arrivalWhenAbsent whether a record without a readable time happened when it arrived; otherwise it is
 *     rejected
 */
record TimeRule(List<String> fields, List<Format> formats, ZoneOffset zone, boolean arrivalWhenAbsent) {
    TimeRule {
        fields = List.copyOf(fields);
        formats = List.copyOf(formats);
    }

    /** One way of writing a time. */
    @FunctionalInterface
    interface Format {
        Optional<Instant> read(String text, ZoneOffset zone);
    }

    static final List<String> NAMED = List.of("iso", "epoch", "epoch-seconds", "epoch-millis");

    /** The format of this name, or of a pattern as {@link DateTimeFormatter} knows them. */
    static Format format(String name) {
        return switch (name) {
            case "iso" -> EventTime::iso;
            case "epoch" -> (text, zone) -> EventTime.epochOfAnyUnit(text);
            case "epoch-seconds" -> (text, zone) -> EventTime.epochSeconds(text);
            case "epoch-millis" -> (text, zone) -> EventTime.epochMillis(text);
            default -> pattern(DateTimeFormatter.ofPattern(name, Locale.ENGLISH));
        };
    }

    private static Format pattern(DateTimeFormatter formatter) {
        return (text, zone) -> {
            try {
                TemporalAccessor read = formatter.parse(text.strip());
                return Optional.of(
                        read.isSupported(ChronoField.INSTANT_SECONDS)
                                ? Instant.from(read)
                                : LocalDateTime.from(read).toInstant(zone));
            } catch (DateTimeException other) {
                return Optional.empty();
            }
        };
    }

    /**
     * The time; empty when the record has none. A value that is there but no time is an error, unless the arrival is good
     * enough anyway.
     */
    Optional<Instant> of(Fields record) throws Malformed {
        for (String field : fields) {
            Optional<String> value = value(field, record).filter(text -> !text.isBlank());
            Optional<Instant> time = value.flatMap(this::read);
            if (time.isPresent()) {
                return time;
            }
            if (value.isPresent() && !arrivalWhenAbsent) {
                throw unreadable(field, value.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> value(String field, Fields record) {
        return field.indexOf('{') < 0
                ? record.first(field)
                : ValueSource.Template.of(field).of(record);
    }

    private Optional<Instant> read(String value) {
        for (Format format : formats) {
            Optional<Instant> time = format.read(value, zone);
            if (time.isPresent()) {
                return time;
            }
        }
        return Optional.empty();
    }

    private static Malformed unreadable(String field, String value) {
        String shown = value.length() > 60 ? value.substring(0, 60) + "..." : value;
        return new Malformed(
                "time.unreadable",
                "field '" + field + "' holds '" + shown + "', which is no time that the mapping's formats know");
    }
}
