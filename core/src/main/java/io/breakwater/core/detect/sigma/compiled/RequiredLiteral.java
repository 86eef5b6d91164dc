package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.text.Folding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds texts of which one must occur in every match of a regular expression, so that most values need not be asked. It
 * understands a part of the syntax and says "none" for the rest: literal runs, escapes, classes, groups, alternatives,
 * quantifiers. A class of a few characters ({@code [ "']}, {@code [Pp]}) goes on with the run in as many ways. Whatever it
 * does not know ends a run.
 */
final class RequiredLiteral {
    private static final int MOST_ALTERNATIVES = 64;
    private static final int ASCII = 128;
    /** Characters of a class, and ways of a run, from which on the run is ended. */
    private static final int MOST_WAYS = 8;

    private static final String QUANTIFIERS = "*+?{";

    private final String expression;
    private int at;
    private boolean lastWasQuantified;

    private RequiredLiteral(String expression) {
        this.expression = expression;
    }

    /** Texts of which one occurs in every match; empty when there is no telling. */
    static List<String> of(String expression) {
        RequiredLiteral reader = new RequiredLiteral(expression);
        List<String> found = reader.alternatives();
        return found != null && reader.at == expression.length() ? found : List.of();
    }

    /** The best of each branch; null when a branch has none. */
    private @Nullable List<String> alternatives() {
        List<String> all = new ArrayList<>();
        boolean known = true;
        while (true) {
            List<String> branch = sequence();
            known &= branch != null;
            if (branch != null) {
                all.addAll(branch);
            }
            if (at >= expression.length() || expression.charAt(at) != '|') {
                return known && all.size() <= MOST_ALTERNATIVES ? all : null;
            }
            at++;
        }
    }

    private @Nullable List<String> sequence() {
        Best best = new Best();
        while (at < expression.length() && expression.charAt(at) != '|' && expression.charAt(at) != ')') {
            element(best);
        }
        best.endRun();
        return best.found;
    }

    private void element(Best best) {
        char c = expression.charAt(at);
        if (c == '(') {
            group(best);
        } else if (c == '[') {
            int begin = at;
            skipClass();
            Set<String> members = members(expression.substring(begin, Math.min(at, expression.length())));
            int least = quantifier();
            best.oneOf(members, least, lastWasQuantified);
        } else {
            int character = character();
            int least = quantifier();
            best.oneOf(character < 0 ? Set.of() : Set.of(Character.toString(character)), least, lastWasQuantified);
        }
    }

    /** The character that must stand here, or -1 for anything else; moves on. */
    private int character() {
        int c = expression.codePointAt(at);
        at += Character.charCount(c);
        if (c != '\\') {
            return ".^$".indexOf(c) >= 0 ? -1 : c;
        }
        if (at >= expression.length()) {
            return -1;
        }
        char escaped = expression.charAt(at++);
        if (Character.isLetterOrDigit(escaped) || Character.isSurrogate(escaped)) {
            skipArgument(escaped);
            return -1;
        }
        return escaped;
    }

    /** {@code \x41}, {@code \x{41}}, {@code \p{L}}, {@code \Q..\E}: nothing of it is taken for literal. */
    private void skipArgument(char escaped) {
        if (escaped == 'Q') {
            int end = expression.indexOf("\\E", at);
            at = end < 0 ? expression.length() : end + 2;
        } else if (Character.isDigit(escaped) || Character.isSurrogate(escaped)) {
            while (at < expression.length() && !isPlainAscii(expression.charAt(at))) {
                at++;
            }
        } else if ("xpP".indexOf(escaped) >= 0 && at < expression.length()) {
            int end = expression.charAt(at) == '{' ? expression.indexOf('}', at) + 1 : at + (escaped == 'x' ? 2 : 1);
            at = end <= at ? expression.length() : Math.min(end, expression.length());
        }
    }

    private static boolean isPlainAscii(char c) {
        return c < ASCII && !Character.isDigit(c);
    }

    private void group(Best best) {
        at++;
        boolean plain = true;
        if (at < expression.length() && expression.charAt(at) == '?') {
            plain = groupHead();
        }
        List<String> inner = plain ? alternatives() : null;
        if (!plain) {
            return;
        }
        at++;
        int least = quantifier();
        best.endRun();
        if (least > 0 && inner != null) {
            best.offer(inner);
        }
    }

    /** Reads {@code ?:}, {@code ?P<name>} or flags; false when it was a mere setting of flags, {@code (?i)}. */
    private boolean groupHead() {
        while (at < expression.length() && ":>)".indexOf(expression.charAt(at)) < 0) {
            at++;
        }
        boolean group = at < expression.length() && expression.charAt(at) != ')';
        at++;
        return group;
    }

    /** The characters of a class, each as it is folded; empty when they are not told one by one, or are too many. */
    private static Set<String> members(String written) {
        Set<String> members = new LinkedHashSet<>();
        String inner = written.substring(1, Math.max(1, written.length() - 1));
        boolean isPlain = written.endsWith("]") && "^]".indexOf(inner.isEmpty() ? '^' : inner.charAt(0)) < 0;
        for (int i = 0; i < inner.length() && isPlain; i++) {
            char c = inner.charAt(i);
            boolean isEscaped = c == '\\' && i + 1 < inner.length();
            char member = isEscaped ? inner.charAt(++i) : c;
            isPlain = member < ASCII && (isEscaped ? !Character.isLetterOrDigit(member) : "-[&\\".indexOf(member) < 0);
            members.add(Folding.fold(String.valueOf(member)));
        }
        return isPlain && members.size() <= MOST_WAYS ? members : Set.of();
    }

    private void skipClass() {
        at++;
        if (at < expression.length() && expression.charAt(at) == '^') {
            at++;
        }
        boolean first = true;
        while (at < expression.length() && (first || expression.charAt(at) != ']')) {
            first = false;
            boolean named = expression.startsWith("[:", at);
            int step = named ? Math.max(1, expression.indexOf(":]", at) + 2 - at) : 1;
            at += expression.charAt(at) == '\\' ? 2 : step;
        }
        at++;
    }

    /** The least number of times that the element before must stand; moves behind the quantifier. */
    private int quantifier() {
        lastWasQuantified = at < expression.length() && QUANTIFIERS.indexOf(expression.charAt(at)) >= 0;
        if (!lastWasQuantified) {
            return 1;
        }
        char c = expression.charAt(at++);
        int least = c == '+' ? 1 : 0;
        if (c == '{') {
            int end = expression.indexOf('}', at);
            least = end > at && expression.charAt(at) > '0' && expression.charAt(at) <= '9' ? 1 : 0;
            at = end < 0 ? expression.length() : end + 1;
        }
        if (at < expression.length() && (expression.charAt(at) == '?' || expression.charAt(at) == '+')) {
            at++;
        }
        return least;
    }

    /** The run so far that is met least. */
    private static final class Best {
        /** The run, in all its ways. */
        private List<String> run = List.of("");

        private @Nullable List<String> found;
        private double lowest = Double.POSITIVE_INFINITY;

        /** @param texts of which one must stand here; none when there is no telling */
        void oneOf(Set<String> texts, int least, boolean quantified) {
            if (texts.isEmpty() || least == 0) {
                endRun();
                return;
            }
            if (run.size() * texts.size() > MOST_WAYS) {
                endRun();
            }
            run = run.stream()
                    .flatMap(before -> texts.stream().map(before::concat))
                    .toList();
            if (quantified) {
                endRun();
            }
        }

        void endRun() {
            if (!run.get(0).isEmpty()) {
                offer(run);
                run = List.of("");
            }
        }

        void offer(List<String> texts) {
            double cost = texts.stream()
                    .mapToDouble(text -> CommonText.cost(FoldedText.of(text), Literal.Anchor.ANYWHERE))
                    .sum();
            if (cost < lowest) {
                found = texts;
                lowest = cost;
            }
        }
    }
}
