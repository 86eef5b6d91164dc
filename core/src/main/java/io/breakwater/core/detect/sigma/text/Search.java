package io.breakwater.core.detect.sigma.text;

import io.breakwater.core.detect.sigma.rule.ValueTest.Regex;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Asks whether a regular expression is found in a value, as RE2/J would answer, and faster where that is safe.
 *
 * <p>The JDK's engine backtracks: it is several times faster on the short values of most events and without end on hostile
 * ones. So it gets short values only, and a budget of characters to look at; where the budget ends, RE2/J is asked, which
 * is linear. The JDK's reading is set to RE2's ({@code $} is the very end, {@code .} stops at line feeds only), and
 * expressions that the two might read in different ways never go there.
 */
final class Search implements Predicate<String> {
    /** Backtracking recurses; longer values could outgrow a thread's stack. */
    private static final int MOST_CHARACTERS = 1024;

    private static final int LOOKS_PER_CHARACTER = 16;
    private static final int LOOKS_AT_LEAST = 512;
    private static final Pattern AT_LEAST = Pattern.compile("\\.\\{(\\d{1,4}),\\}");
    private static final String SAFE_ESCAPES = "sSdDwWbB";

    private final com.google.re2j.Pattern linear;
    private final Optional<Pattern> fast;

    private Search(Regex regex) {
        linear = Expressions.compile(regex);
        fast = fast(regex);
    }

    static Predicate<String> of(Regex regex) {
        Matcher length = AT_LEAST.matcher(regex.expression());
        if (length.matches() && !regex.flags().contains('s')) {
            int least = Integer.parseInt(length.group(1));
            return value -> hasLineOf(value, least);
        }
        return new Search(regex);
    }

    /** {@code .{1000,}} asks for a line of so many characters; as an automaton it would have as many states. */
    private static boolean hasLineOf(String value, int least) {
        int run = 0;
        for (int i = 0; i < value.length() && run < least; i++) {
            char c = value.charAt(i);
            boolean second = Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
            run = c == '\n' ? 0 : second ? run : run + 1;
        }
        return run >= least;
    }

    private static Optional<Pattern> fast(Regex regex) {
        Optional<String> same = readAlike(regex.expression());
        if (same.isEmpty()) {
            return Optional.empty();
        }
        int flags = Pattern.UNIX_LINES
                | Pattern.UNICODE_CASE
                | (regex.flags().contains('i') ? Pattern.CASE_INSENSITIVE : 0)
                | (regex.flags().contains('s') ? Pattern.DOTALL : 0);
        try {
            return regex.flags().contains('m') ? Optional.empty() : Optional.of(Pattern.compile(same.get(), flags));
        } catch (PatternSyntaxException otherDialect) {
            return Optional.empty();
        }
    }

    /** The expression as the JDK must be given it; empty when it holds what the two may read differently. */
    private static Optional<String> readAlike(String expression) {
        StringBuilder same = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\') {
                i++;
                if (i >= expression.length() || !isSafeEscape(expression.charAt(i))) {
                    return Optional.empty();
                }
                same.append(c).append(expression.charAt(i));
                continue;
            }
            boolean strange = c >= 128
                    || c == '&' && inClass
                    || c == '[' && inClass
                    || c == ']' && inClass && expression.charAt(i - 1) == '['
                    || c == '{' && !isRepeat(expression, i)
                    || expression.startsWith("(?", i) && !isPlainGroup(expression, i);
            if (strange) {
                return Optional.empty();
            }
            inClass = inClass ? c != ']' : c == '[';
            same.append(c == '$' && !inClass ? "\\z" : String.valueOf(c));
        }
        return Optional.of(same.toString());
    }

    private static boolean isSafeEscape(char escaped) {
        return SAFE_ESCAPES.indexOf(escaped) >= 0 || escaped < 128 && !Character.isLetterOrDigit(escaped);
    }

    private static boolean isRepeat(String expression, int at) {
        return at + 1 < expression.length() && Character.isDigit(expression.charAt(at + 1));
    }

    private static boolean isPlainGroup(String expression, int at) {
        return expression.startsWith("(?:", at) || expression.startsWith("(?i)", at);
    }

    @Override
    public boolean test(String value) {
        if (fast.isPresent() && value.length() <= MOST_CHARACTERS) {
            Budgeted budgeted = new Budgeted(value, LOOKS_AT_LEAST + LOOKS_PER_CHARACTER * value.length());
            try {
                return fast.get().matcher(budgeted).find();
            } catch (BudgetEnded hostile) {
                return linear.matcher(value).find();
            }
        }
        return linear.matcher(value).find();
    }

    /** The engine has looked at too many characters, or at one beyond ASCII, where the two fold case differently. */
    private static final class BudgetEnded extends RuntimeException {
        private static final long serialVersionUID = 1;
        private static final BudgetEnded SIGNAL = new BudgetEnded();

        private BudgetEnded() {
            super("the budget of looks has ended", null, false, false);
        }
    }

    /** A text that counts how often it is looked at. */
    private static final class Budgeted implements CharSequence {
        private final String text;
        private int left;

        Budgeted(String text, int looks) {
            this.text = text;
            this.left = looks;
        }

        @Override
        public char charAt(int index) {
            char c = text.charAt(index);
            if (--left < 0 || c >= 128) {
                throw BudgetEnded.SIGNAL;
            }
            return c;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
