package io.breakwater.core.detect.indicator.feed;

import io.breakwater.core.detect.indicator.Decay;
import io.breakwater.core.detect.indicator.Indicator;
import io.breakwater.core.detect.indicator.IndicatorKind;
import io.breakwater.core.detect.indicator.IndicatorText;
import io.breakwater.core.detect.indicator.Tlp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** One value while it is being read: checks and completes it, and tells the sink an indicator or a problem. */
final class Entry {
    private final String file;
    private final long line;
    private final FeedSink sink;
    private String source;
    private String label = "";
    private Tlp tlp;
    private int confidence;
    private Instant from;
    private Optional<Instant> until = Optional.empty();

    Entry(String file, long line, FeedDefaults defaults, FeedSink sink) {
        this.file = file;
        this.line = line;
        this.sink = sink;
        this.source = defaults.source();
        this.tlp = defaults.tlp();
        this.confidence = defaults.confidence();
        this.from = defaults.validFrom();
    }

    Entry source(String written) {
        source = written.isBlank() ? source : written.strip();
        return this;
    }

    Entry label(String written) {
        label = written.isBlank() ? label : written.strip();
        return this;
    }

    Entry tlp(Tlp told) {
        tlp = told;
        return this;
    }

    Entry tlp(String written) {
        if (!written.isBlank()) {
            Tlp.named(written)
                    .ifPresentOrElse(
                            this::tlp,
                            () -> problem(
                                    "tlp.unknown",
                                    "'" + written
                                            + "' is no TLP word; write clear, green, amber, amber+strict or red"));
        }
        return this;
    }

    Entry confidence(String written) {
        if (written.isBlank()) {
            return this;
        }
        return switch (written.strip().toLowerCase(Locale.ROOT)) {
            case "high" -> confidence(85);
            case "medium" -> confidence(60);
            case "low" -> confidence(30);
            case "none" -> confidence(0);
            default -> number(written.strip());
        };
    }

    private Entry confidence(int told) {
        confidence = told;
        return this;
    }

    private Entry number(String written) {
        if (written.matches("\\d{1,3}") && Integer.parseInt(written) <= 100) {
            return confidence(Integer.parseInt(written));
        }
        problem("confidence.range", "'" + written + "' is no confidence; write 0 to 100, high, medium or low");
        return this;
    }

    Entry from(String written) {
        time(written).ifPresent(at -> from = at);
        return this;
    }

    Entry from(Instant at) {
        from = at;
        return this;
    }

    Entry until(String written) {
        until = time(written).or(() -> until);
        return this;
    }

    /** Tells the sink the indicator, or why the value is none. */
    void value(IndicatorKind kind, String written) {
        Optional<String> normal = IndicatorText.normal(kind, written);
        if (normal.isEmpty()) {
            problem("value.kind", "'" + shortened(written) + "' is no " + kind.word() + "; mend the value or its kind");
            return;
        }
        Decay decay = until.isPresent() ? Decay.NONE : Decay.usual(kind);
        sink.indicator(new Indicator(kind, normal.get(), source, label, tlp, confidence, from, until, decay));
    }

    void problem(String code, String message) {
        sink.problem(new FeedProblem(file, line, code, message));
    }

    private Optional<Instant> time(String written) {
        String text = written.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (text.matches("\\d{9,11}")) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
            }
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                            : OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
        } catch (DateTimeParseException unreadable) {
            problem("time.syntax", "'" + shortened(text) + "' is no time; write it like 2025-05-11T08:00:00Z");
            return Optional.empty();
        }
    }

    static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
