package io.breakwater.core.detect.sigma.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The condition of a rule with its search identifiers put in: a tree over tests of fields. */
public sealed interface Expression {
    /** True when every part is; true when there is none. */
    record AllOf(List<Expression> parts) implements Expression {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    /** True when a part is; false when there is none. */
    record AnyOf(List<Expression> parts) implements Expression {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    /** True when the part is not. */
    record Not(Expression part) implements Expression {}

    /** A search identifier of the rule, by name, for people who ask why. */
    record Named(String name, Expression part) implements Expression {}

    /** A test of one field. */
    record Field(String name, ValueTest test) implements Expression {}

    /** A test of every value that the event holds; true when one fits. */
    record Keyword(ValueTest test) implements Expression {}

    /** The names of all fields that are tested, in the order of the rule. */
    default Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        collect(this, fields);
        return fields;
    }

    private static void collect(Expression expression, Set<String> fields) {
        switch (expression) {
            case AllOf all -> all.parts().forEach(part -> collect(part, fields));
            case AnyOf any -> any.parts().forEach(part -> collect(part, fields));
            case Not not -> collect(not.part(), fields);
            case Named named -> collect(named.part(), fields);
            case Field field -> fields.add(field.name());
            case Keyword keyword -> {}
        }
    }
}
