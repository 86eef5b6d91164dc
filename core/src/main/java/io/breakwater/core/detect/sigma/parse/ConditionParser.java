package io.breakwater.core.detect.sigma.parse;

import io.breakwater.core.detect.sigma.rule.Expression;
import io.breakwater.core.detect.sigma.rule.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Conditions by recursive descent: {@code or} binds least, then {@code and}, {@code not}, {@code x of}, brackets. Search
 * identifiers are put in as they are met.
 */
final class ConditionParser {
    private static final Pattern TOKEN = Pattern.compile("[()|]|[^\\s()|]+");
    private static final Set<String> QUANTIFIERS = Set.of("1", "any", "all");
    private static final int DEEPEST = 200;
    private static final Expression NEVER = new Expression.AnyOf(List.of());

    private final Map<String, Expression> identifiers;
    private final Set<String> used;
    private final ScalarNode condition;
    private final Findings findings;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int depth;
    /** What follows the first mistake cannot be judged. */
    private boolean failed;

    private record Token(String text, int start) {}

    /**
     * @param used receives the names of the identifiers that the condition speaks of
     */
    ConditionParser(Map<String, Expression> identifiers, Set<String> used, ScalarNode condition, Findings findings) {
        this.identifiers = identifiers;
        this.used = used;
        this.condition = condition;
        this.findings = findings;
    }

    Expression parse() {
        Matcher matcher = TOKEN.matcher(condition.getValue());
        while (matcher.find()) {
            tokens.add(new Token(matcher.group(), matcher.start()));
        }
        if (tokens.isEmpty()) {
            return fail("condition.empty", "the condition is empty; name a search identifier");
        }
        Expression whole = alternatives();
        if (at < tokens.size()) {
            return leftOver();
        }
        return whole;
    }

    private Expression leftOver() {
        if (peek("|")) {
            return fail(
                    "condition.aggregation",
                    "aggregations behind '|' are deprecated in Sigma; write a correlation rule (event_count or"
                            + " value_count) that refers to this one");
        }
        return fail(
                "condition.syntax",
                "'" + tokens.get(at).text() + "' is not expected here; join with and, or, brackets");
    }

    private Expression alternatives() {
        return chain("or", this::conjunction, Expression.AnyOf::new);
    }

    private Expression conjunction() {
        return chain("and", this::negation, Expression.AllOf::new);
    }

    private Expression chain(String word, Supplier<Expression> part, Function<List<Expression>, Expression> join) {
        List<Expression> parts = new ArrayList<>(List.of(part.get()));
        while (take(word)) {
            parts.add(part.get());
        }
        return parts.size() == 1 ? parts.get(0) : join.apply(parts);
    }

    private Expression negation() {
        if (!take("not")) {
            return atom();
        }
        if (++depth > DEEPEST) {
            return tooDeep();
        }
        Expression part = negation();
        depth--;
        return new Expression.Not(part);
    }

    private Expression tooDeep() {
        at = tokens.size();
        return fail("condition.deep", "more than " + DEEPEST + " levels deep; split the rule");
    }

    private Expression atom() {
        if (at >= tokens.size()) {
            return fail("condition.syntax", "the condition ends too early; a search identifier is missing");
        }
        if (take("(")) {
            return bracket();
        }
        String word = tokens.get(at).text();
        if (peek(")") || peek("|") || peek("and") || peek("or")) {
            return fail("condition.syntax", "a search identifier is missing before '" + word + "'");
        }
        at++;
        boolean quantified = QUANTIFIERS.contains(word.toLowerCase(Locale.ROOT)) && take("of");
        return quantified ? quantified(word) : identifier(word);
    }

    private Expression bracket() {
        if (++depth > DEEPEST) {
            return tooDeep();
        }
        Expression inner = alternatives();
        depth--;
        return take(")") ? inner : fail("condition.bracket", "a bracket is not closed; add ')'");
    }

    private Expression quantified(String quantifier) {
        if (at >= tokens.size()) {
            return fail("condition.syntax", "'" + quantifier + " of' needs 'them' or a pattern such as selection_*");
        }
        String pattern = tokens.get(at++).text();
        boolean them = pattern.equalsIgnoreCase("them");
        List<String> names = identifiers.keySet().stream()
                .filter(name -> them ? !name.startsWith("_") : fits(pattern, name))
                .toList();
        if (names.isEmpty()) {
            at--;
            return fail("condition.unknown", "no search identifier fits '" + pattern + "'; there are " + known());
        }
        used.addAll(names);
        List<Expression> parts = names.stream().map(this::named).toList();
        return quantifier.equalsIgnoreCase("all") ? new Expression.AllOf(parts) : new Expression.AnyOf(parts);
    }

    private static boolean fits(String pattern, String name) {
        return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), name);
    }

    private Expression identifier(String name) {
        if (!identifiers.containsKey(name)) {
            at--;
            String advice = Spelling.closest(name, identifiers.keySet())
                    .map(close -> "; did you mean '" + close + "'?")
                    .orElse("; there are " + known());
            return fail("condition.unknown", "no search identifier is named '" + name + "'" + advice);
        }
        used.add(name);
        return named(name);
    }

    private Expression named(String name) {
        Expression part = identifiers.getOrDefault(name, NEVER);
        return new Expression.Named(name, part);
    }

    private String known() {
        return identifiers.keySet().toString();
    }

    private boolean peek(String word) {
        return at < tokens.size() && tokens.get(at).text().equalsIgnoreCase(word);
    }

    private boolean take(String word) {
        boolean found = peek(word);
        if (found) {
            at++;
        }
        return found;
    }

    private Expression fail(String code, String message) {
        if (!failed) {
            findings.error(place(), code, message);
        }
        failed = true;
        at = tokens.size();
        return NEVER;
    }

    /** Exact for a condition on one line; the start of the condition otherwise. */
    private Place place() {
        Place start = findings.place(condition);
        boolean oneLine =
                condition.getStartMark().getLine() == condition.getEndMark().getLine();
        if (!oneLine || tokens.isEmpty()) {
            return start;
        }
        int offset = at < tokens.size()
                ? tokens.get(at).start()
                : condition.getValue().length();
        int quote = YamlMap.isPlain(condition) ? 0 : 1;
        return new Place(start.file(), start.line(), start.column() + quote + offset);
    }
}
