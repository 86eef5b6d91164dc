package io.breakwater.core.detect.sigma.plain;

import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.rule.Expression;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks an event what an expression asks, word for word: no index, no shared results, nothing clever. What this says is
 * what the product means; the compiled matcher must say the same.
 */
public final class PlainEvaluator {
    private final Map<ValueTest, Predicate<String>> questions = new ConcurrentHashMap<>();

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
        return questions.computeIfAbsent(test, PlainFit::of).test(value);
    }

    private static boolean same(
            List<String> values, ValueTest.SameAs test, SigmaEvent event, Map<String, String> renames) {
        @Nullable List<String> others = values(test.otherField(), event, renames);
        return others != null
                && values.stream()
                        .anyMatch(value ->
                                others.stream().anyMatch(o -> Letters.fit(value, o, test.fit(), test.cased())));
    }
}
