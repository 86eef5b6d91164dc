package io.breakwater.core.detect.indicator;

/** What a match of an indicator's value means at the time of the event. */
public sealed interface Verdict {
    /** @param score what its decay has left of the confidence, above 0, at most 100 */
    record Fires(double score) implements Verdict {}

    /** Its time is over, or its decay has used it up. */
    record Expired() implements Verdict {}

    /** The event is older than the indicator. */
    record NotYetValid() implements Verdict {}

    /** A warning list knows the value as harmless or too common; {@code list} is its name. */
    record WarningListed(String list) implements Verdict {}

    /** For counting: {@code fires}, {@code expired}, {@code not-yet-valid}, {@code warning-listed}. */
    default String word() {
        return switch (this) {
            case Fires fires -> "fires";
            case Expired expired -> "expired";
            case NotYetValid early -> "not-yet-valid";
            case WarningListed listed -> "warning-listed";
        };
    }
}
