package io.breakwater.bench.sigma;

import io.breakwater.core.detect.sigma.rule.Expression;
import io.breakwater.core.detect.sigma.rule.Piece;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import java.util.List;

/** Rules like real ones that share nothing with them: each literal gets another end. */
final class AlteredRules {
    private AlteredRules() {}

    static Expression altered(Expression expression, int copy) {
        return switch (expression) {
            case Expression.AllOf all -> new Expression.AllOf(altered(all.parts(), copy));
            case Expression.AnyOf any -> new Expression.AnyOf(altered(any.parts(), copy));
            case Expression.Not not -> new Expression.Not(altered(not.part(), copy));
            case Expression.Named named -> new Expression.Named(named.name(), altered(named.part(), copy));
            case Expression.Keyword keyword -> new Expression.Keyword(altered(keyword.test(), copy));
            case Expression.Field field -> new Expression.Field(field.name(), altered(field.test(), copy));
        };
    }

    private static List<Expression> altered(List<Expression> parts, int copy) {
        return parts.stream().map(part -> altered(part, copy)).toList();
    }

    private static ValueTest altered(ValueTest test, int copy) {
        return test instanceof ValueTest.Text text
                ? new ValueTest.Text(
                        text.pieces().stream()
                                .map(piece -> piece instanceof Piece.Literal literal ? altered(literal, copy) : piece)
                                .toList(),
                        text.cased())
                : test;
    }

    private static Piece altered(Piece.Literal literal, int copy) {
        String text = literal.text();
        return text.length() < 4
                ? literal
                : new Piece.Literal(text.substring(0, text.length() - 1) + (char) ('0' + copy));
    }
}
