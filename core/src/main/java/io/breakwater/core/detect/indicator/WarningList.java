package io.breakwater.core.detect.indicator;

import java.util.List;
import java.util.Set;

/**
 * Values that are harmless or too common to tell anything, in the format of MISP's warning lists.
 *
 * @param kinds which kinds of indicators it speaks of
 */
public record WarningList(String name, Type type, Set<IndicatorKind> kinds, List<String> values) {
    public WarningList {
        kinds = Set.copyOf(kinds);
        values = List.copyOf(values);
    }

    /** How a value of the list meets an indicator. */
    public enum Type {
        /** Equal. */
        STRING,
        /** Equal, or a sub-domain of it. */
        HOSTNAME,
        /** The indicator holds it somewhere. */
        SUBSTRING,
        /** The address or network lies in it. */
        CIDR,
        /** A regular expression finds something in the indicator. */
        REGEX
    }
}
