package io.breakwater.core.exposure;

import java.util.Optional;

/**
 * Versions with a flaw.
 *
 * @param from first version, inclusive; empty: from the beginning
 * @param until last version or, when exclusive, the first that is mended; empty: all later ones
 * @param inclusive whether {@code until} itself has the flaw
 */
public record VersionRange(Optional<String> from, Optional<String> until, boolean inclusive) {
    /** Every version. */
    public static final VersionRange ALL = new VersionRange(Optional.empty(), Optional.empty(), true);

    public static VersionRange upTo(String last) {
        return new VersionRange(Optional.empty(), Optional.of(last), true);
    }

    public static VersionRange before(String mended) {
        return new VersionRange(Optional.empty(), Optional.of(mended), false);
    }

    /**
     * Reads {@code "<= 17.0"}, {@code "< 11.10"}, {@code ">= 3.0.0, < 3.10.7"}, {@code "= 6.5"} or {@code "*"}; another text
     * is an IllegalArgumentException.
     */
    public static VersionRange parse(String text) {
        VersionRange range = ALL;
        for (String bound : text.split(",", -1)) {
            range = range.narrowed(bound.strip());
        }
        return range;
    }

    private VersionRange narrowed(String bound) {
        if (bound.equals("*")) {
            return this;
        }
        if (bound.startsWith("<=")) {
            return new VersionRange(from, Optional.of(bound.substring(2).strip()), true);
        }
        if (bound.startsWith("<")) {
            return new VersionRange(from, Optional.of(bound.substring(1).strip()), false);
        }
        if (bound.startsWith(">=")) {
            return new VersionRange(Optional.of(bound.substring(2).strip()), until, inclusive);
        }
        if (bound.startsWith("=")) {
            Optional<String> only = Optional.of(bound.substring(1).strip());
            return new VersionRange(only, only, true);
        }
        throw new IllegalArgumentException(
                "a version range reads '<= 17.0', '< 11.10', '>= 3.0, < 3.2', '= 6.5' or '*', not '" + bound + "'");
    }

    public boolean holds(String version) {
        boolean late =
                from.filter(first -> Versions.ORDER.compare(version, first) < 0).isEmpty();
        return late && until.filter(last -> beyond(version, last)).isEmpty();
    }

    private boolean beyond(String version, String last) {
        int order = Versions.ORDER.compare(version, last);
        return inclusive ? order > 0 : order >= 0;
    }

    /** Whether any bound stands there at all. */
    public boolean isBounded() {
        return from.isPresent() || until.isPresent();
    }
}
