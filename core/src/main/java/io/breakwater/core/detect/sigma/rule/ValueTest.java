package io.breakwater.core.detect.sigma.rule;

import java.util.List;
import java.util.Set;

/**
 * A question put to one field. A field with several values answers yes when one of them does. Records, so that equal
 * questions of many rules are found to be equal and asked once.
 */
public sealed interface ValueTest {
    /**
     * The whole value has this form.
     *
     * @param pieces in order; two {@link Piece.AnyRun} never follow each other; empty for the empty text
     * @param cased false: letters are compared in lower case, code point by code point
     */
    record Text(List<Piece> pieces, boolean cased) implements ValueTest {
        public Text {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * The expression is found somewhere in the value.
     *
     * @param flags of {@code i}, {@code m}, {@code s}
     */
    record Regex(String expression, Set<Character> flags) implements ValueTest {
        public Regex {
            flags = Set.copyOf(flags);
        }
    }

    /** The value is an address inside the network; see {@link Network}. */
    record Cidr(Network network) implements ValueTest {}

    /** The value is a number for which the comparison holds. */
    record Number(Comparison comparison, double than) implements ValueTest {}

    /** The value is a date whose part compares so. */
    record Date(DatePart part, Comparison comparison, int than) implements ValueTest {}

    /** The field is there (or is not), whatever it holds. */
    record Exists(boolean wanted) implements ValueTest {}

    /** The field is not there, or is there without a value. */
    record Null() implements ValueTest {}

    /** The value compares so with a value of another field of the same event. */
    record SameAs(String otherField, Fit fit, boolean cased) implements ValueTest {}

    /** How one text must fit into another. */
    enum Fit {
        EQUAL,
        STARTS_WITH,
        ENDS_WITH,
        CONTAINS
    }
}
