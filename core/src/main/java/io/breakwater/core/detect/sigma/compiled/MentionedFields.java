package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.rule.Expression;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import java.util.Set;

/** The fields that a rule's expression asks for. */
final class MentionedFields {
    private MentionedFields() {}

    static void collect(Expression expression, Set<String> fields) {
        switch (expression) {
            case Expression.AllOf all -> all.parts().forEach(part -> collect(part, fields));
            case Expression.AnyOf any -> any.parts().forEach(part -> collect(part, fields));
            case Expression.Not not -> collect(not.part(), fields);
            case Expression.Named named -> collect(named.part(), fields);
            case Expression.Field field -> {
                fields.add(field.name());
                if (field.test() instanceof ValueTest.SameAs same) {
                    fields.add(same.otherField());
                }
            }
            case Expression.Keyword keyword -> {}
        }
    }
}
