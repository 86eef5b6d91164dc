package io.breakwater.core.detect.sigma.text;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.breakwater.core.detect.sigma.rule.ValueTest.Regex;
import java.util.Optional;

/**
 * Regular expressions that take time linear in the text (RE2/J). The metacharacters that the Sigma specification allows
 * need no more; look-around and back references, which would, are told to the author.
 */
public final class Expressions {
    private Expressions() {}

    /** Compiles an expression that {@link #mistake} found none in. */
    public static Pattern compile(Regex regex) {
        int flags = (regex.flags().contains('i') ? Pattern.CASE_INSENSITIVE : 0)
                | (regex.flags().contains('m') ? Pattern.MULTILINE : 0)
                | (regex.flags().contains('s') ? Pattern.DOTALL : 0);
        return Pattern.compile(regex.expression(), flags);
    }

    /** What is wrong with the expression and what to do; empty when nothing is. */
    public static Optional<String> mistake(Regex regex) {
        try {
            compile(regex);
            return Optional.empty();
        } catch (PatternSyntaxException broken) {
            String advice = broken.getDescription().contains("Perl")
                    ? "look-around and back references are outside of Sigma's flavour; use a selection with not"
                    : "mend the expression";
            return Optional.of("not a regular expression: " + broken.getMessage() + "; " + advice);
        }
    }
}
