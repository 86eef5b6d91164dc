package io.breakwater.core.detect.sigma.parse;

import io.breakwater.core.detect.sigma.rule.Piece;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A value on its way through the modifiers. */
sealed interface Draft {
    /**
     * Text as the rule writes it.
     *
     * @param verbatim the text has no wildcards and escapes any more
     */
    record Text(String raw, boolean verbatim, boolean anyBefore, boolean anyAfter, boolean cased) implements Draft {
        static Text written(String raw) {
            return new Text(raw, false, false, false, false);
        }

        Text withRaw(String changed) {
            return new Text(changed, verbatim, anyBefore, anyAfter, cased);
        }

        Text verbatim(String changed) {
            return new Text(changed, true, anyBefore, anyAfter, cased);
        }

        Text open(boolean before, boolean after) {
            return new Text(raw, verbatim, anyBefore || before, anyAfter || after, cased);
        }

        Text inCase() {
            return new Text(raw, verbatim, anyBefore, anyAfter, true);
        }

        /** The pieces without those that modifiers put around them. */
        List<Piece> inner() {
            return verbatim ? Wildcards.literal(raw) : Wildcards.parse(raw);
        }

        ValueTest test() {
            return new ValueTest.Text(Wildcards.surrounded(anyBefore, inner(), anyAfter), cased);
        }
    }

    /** Bytes, after an encoding and perhaps before another. */
    record Bytes(byte[] bytes, Text origin) implements Draft {
        Text text() {
            return origin.verbatim(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    /** A number; {@code text} is its decimal form. */
    record Numeric(double value, String text) implements Draft {}

    /** True or false. */
    record Truth(boolean value) implements Draft {}

    /** No value. */
    record Nothing() implements Draft {}

    /** A test that is finished but for flags. */
    record Made(ValueTest test) implements Draft {}
}
