package io.breakwater.core.detect.indicator;

import java.util.Locale;
import java.util.Optional;

/** Traffic Light Protocol 2.0: how far an indicator may be passed on. */
public enum Tlp {
    CLEAR,
    GREEN,
    AMBER,
    AMBER_STRICT,
    RED;

    /** Reads {@code tlp:amber+strict}, {@code AMBER}, and {@code white} of the first version. */
    public static Optional<Tlp> named(String written) {
        String word = written.strip().toLowerCase(Locale.ROOT).replaceFirst("^tlp:", "");
        return switch (word) {
            case "clear", "white" -> Optional.of(CLEAR);
            case "green" -> Optional.of(GREEN);
            case "amber" -> Optional.of(AMBER);
            case "amber+strict", "amber-strict" -> Optional.of(AMBER_STRICT);
            case "red" -> Optional.of(RED);
            default -> Optional.empty();
        };
    }
}
