package io.breakwater.core.detect.sigma.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How grave a rule says its match is. */
public enum Level {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    public static Optional<Level> named(String text) {
        return Arrays.stream(values())
                .filter(level -> level.text().equals(text))
                .findFirst();
    }

    /** As it stands in a rule. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
