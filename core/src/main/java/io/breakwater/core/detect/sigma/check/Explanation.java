package io.breakwater.core.detect.sigma.check;

import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.plain.PlainEvaluator;
import io.breakwater.core.detect.sigma.rule.Expression;
import io.breakwater.core.detect.sigma.rule.Piece;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import io.breakwater.core.detect.sigma.source.LogSourceMap;
import io.breakwater.core.detect.sigma.source.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a rule did or did not match an event, node by node. */
public final class Explanation {
    private static final int LONGEST_VALUE = 160;

    private final PlainEvaluator evaluator = new PlainEvaluator();
    private final SigmaEvent event;
    private final List<String> lines = new ArrayList<>();
    private Map<String, String> renames = Map.of();

    private Explanation(SigmaEvent event) {
        this.event = event;
    }

    /** Lines of text, indented by depth; {@code [x]} holds, {@code [ ]} does not. */
    public static List<String> of(SigmaRule rule, LogSourceMap sources, SigmaEvent event) {
        Explanation explanation = new Explanation(event);
        List<Route> routes = sources.routes(rule.source());
        Optional<Route> taken =
                routes.stream().filter(route -> route.takes(event)).findFirst();
        explanation.line(0, taken.isPresent(), "log source " + source(rule, taken));
        explanation.renames = taken.map(Route::renames).orElse(Map.of());
        explanation.node(rule.expression(), 1);
        boolean matches = routes.stream()
                .anyMatch(route ->
                        route.takes(event) && explanation.evaluator.holds(rule.expression(), event, route.renames()));
        explanation.lines.add(matches ? "matches" : "does not match");
        return explanation.lines;
    }

    private static String source(SigmaRule rule, Optional<Route> taken) {
        String wanted = Stream.of(
                        stated("product", rule.source().product()),
                        stated("category", rule.source().category()),
                        stated("service", rule.source().service()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return taken.isPresent() ? wanted : wanted + ": the event is not of it, so the rule is not asked";
    }

    private static String stated(String part, String word) {
        return word.isEmpty() ? "" : part + " " + word;
    }

    private void line(int depth, boolean holds, String text) {
        lines.add("  ".repeat(depth) + (holds ? "[x] " : "[ ] ") + text);
    }

    private void node(Expression expression, int depth) {
        boolean holds = evaluator.holds(expression, event, renames);
        switch (expression) {
            case Expression.AllOf all -> parts("all of", all.parts(), holds, depth);
            case Expression.AnyOf any -> parts("one of", any.parts(), holds, depth);
            case Expression.Not not -> parts("not", List.of(not.part()), holds, depth);
            case Expression.Named named -> parts(named.name(), List.of(named.part()), holds, depth);
            case Expression.Field field -> line(depth, holds, field.name() + " " + words(field.test()) + value(field));
            case Expression.Keyword keyword -> line(depth, holds, "any value " + words(keyword.test()));
        }
    }

    private void parts(String head, List<Expression> parts, boolean holds, int depth) {
        line(depth, holds, head);
        parts.forEach(part -> node(part, depth + 1));
    }

    private String value(Expression.Field field) {
        List<String> values = event.values(renames.getOrDefault(field.name(), field.name()));
        if (values == null) {
            return "  (the event has no such field)";
        }
        String text = values.toString();
        return "  (is " + (text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text) + ")";
    }

    static String words(ValueTest test) {
        return switch (test) {
            case ValueTest.Text text -> (text.cased() ? "is exactly '" : "is '") + pattern(text.pieces()) + "'";
            case ValueTest.Regex regex -> "has a match of /" + regex.expression() + "/";
            case ValueTest.Cidr cidr ->
                "is an address in a network of " + cidr.network().bits() + " bits";
            case ValueTest.Number number -> number.comparison() + " " + number.than();
            case ValueTest.Date date -> date.part() + " " + date.comparison() + " " + date.than();
            case ValueTest.Exists exists -> exists.wanted() ? "is there" : "is not there";
            case ValueTest.Null empty -> "has no value";
            case ValueTest.SameAs same -> same.fit() + " field " + same.otherField();
        };
    }

    private static String pattern(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(
                    switch (piece) {
                        case Piece.Literal literal -> literal.text();
                        case Piece.AnyRun any -> "*";
                        case Piece.OneCharacter one -> "?";
                    });
        }
        return text.toString();
    }
}
