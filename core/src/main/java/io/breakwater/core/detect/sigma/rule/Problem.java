package io.breakwater.core.detect.sigma.rule;

/**
 * A mistake in a rule file.
 *
 * @param code stable, for counting and for silencing in CI: {@code modifier.unknown}
 * @param message what is wrong and what to do
 */
public record Problem(Place place, Gravity gravity, String code, String message) {
    /** An error keeps the rule from loading; a warning does not. */
    public enum Gravity {
        ERROR,
        WARNING
    }

    public static Problem error(Place place, String code, String message) {
        return new Problem(place, Gravity.ERROR, code, message);
    }

    public static Problem warning(Place place, String code, String message) {
        return new Problem(place, Gravity.WARNING, code, message);
    }

    @Override
    public String toString() {
        return place + ": " + (gravity == Gravity.ERROR ? "error" : "warning") + " [" + code + "] " + message;
    }
}
