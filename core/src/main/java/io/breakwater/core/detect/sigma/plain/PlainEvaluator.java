package io.breakwater.core.detect.sigma.plain;

import com.google.re2j.Pattern;
import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.rule.Expression;
import io.breakwater.core.detect.sigma.rule.Numbers;
import io.breakwater.core.detect.sigma.rule.Piece;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import io.breakwater.core.detect.sigma.text.Expressions;
import io.breakwater.core.detect.sigma.text.Folding;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks an event what an expression asks, word for word: no index, no shared results, nothing clever. What this says is
 * what the product means; the compiled matcher must say the same.
 */
public final class PlainEvaluator {
    private final Map<ValueTest.Regex, Pattern> patterns = new ConcurrentHashMap<>();

    /**
     * @param renames rule field to event field
     */
    public boolean holds(Expression expression, SigmaEvent event, Map<String, String> renames) {
        return switch (expression) {
            case Expression.AllOf all -> all.parts().stream().allMatch(part -> holds(part, event, renames));
            case Expression.AnyOf any -> any.parts().stream().anyMatch(part -> holds(part, event, renames));
            case Expression.Not not -> !holds(not.part(), event, renames);
            case Expression.Named named -> holds(named.part(), event, renames);
            case Expression.Field field -> field(field, event, renames);
            case Expression.Keyword keyword -> keyword(keyword.test(), event);
        };
    }

    private boolean field(Expression.Field field, SigmaEvent event, Map<String, String> renames) {
        @Nullable List<String> values = values(field.name(), event, renames);
        return switch (field.test()) {
            case ValueTest.Exists exists -> (values != null) == exists.wanted();
            case ValueTest.Null empty -> values == null || values.isEmpty();
            case ValueTest.SameAs same -> values != null && same(values, same, event, renames);
            case ValueTest test -> values != null && values.stream().anyMatch(value -> fits(test, value));
        };
    }

    private static @Nullable List<String> values(String field, SigmaEvent event, Map<String, String> renames) {
        return event.values(renames.getOrDefault(field, field));
    }

    private boolean keyword(ValueTest test, SigmaEvent event) {
        for (int i = 0; i < event.size(); i++) {
            if (fits(test, event.valueAt(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(ValueTest test, String value) {
        return switch (test) {
            case ValueTest.Text text -> text(text, value);
            case ValueTest.Regex regex ->
                patterns.computeIfAbsent(regex, Expressions::compile)
                        .matcher(value)
                        .find();
            case ValueTest.Cidr cidr -> cidr.network().contains(value);
            case ValueTest.Number number -> number(number, Numbers.parse(value));
            case ValueTest.Date date ->
                date.part().of(value).stream()
                        .anyMatch(part -> date.comparison().holds(part, date.than()));
            case ValueTest.Exists exists -> throw new IllegalStateException("not a question to a value: " + exists);
            case ValueTest.Null empty -> throw new IllegalStateException("not a question to a value: " + empty);
            case ValueTest.SameAs same -> throw new IllegalStateException("not a question to a value: " + same);
        };
    }

    private static boolean number(ValueTest.Number test, OptionalDouble value) {
        return value.isPresent() && test.comparison().holds(value.getAsDouble(), test.than());
    }

    private static boolean text(ValueTest.Text text, String value) {
        if (text.cased()) {
            return new WildcardText(text.pieces()).matches(value);
        }
        List<Piece> lower = text.pieces().stream().map(PlainEvaluator::lower).toList();
        return new WildcardText(lower).matches(Folding.lower(value));
    }

    private static Piece lower(Piece piece) {
        return piece instanceof Piece.Literal literal ? new Piece.Literal(Folding.lower(literal.text())) : piece;
    }

    private static boolean same(
            List<String> values, ValueTest.SameAs test, SigmaEvent event, Map<String, String> renames) {
        @Nullable List<String> others = values(test.otherField(), event, renames);
        return others != null
                && values.stream().anyMatch(value -> others.stream().anyMatch(o -> fits(test, value, o)));
    }

    private static boolean fits(ValueTest.SameAs test, String value, String other) {
        String left = test.cased() ? value : Folding.lower(value);
        String right = test.cased() ? other : Folding.lower(other);
        return switch (test.fit()) {
            case EQUAL -> left.equals(right);
            case STARTS_WITH -> left.startsWith(right);
            case ENDS_WITH -> left.endsWith(right);
            case CONTAINS -> left.contains(right);
        };
    }
}
