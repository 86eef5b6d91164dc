package io.breakwater.core.detect.sigma.rule;

import java.util.List;

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
}
