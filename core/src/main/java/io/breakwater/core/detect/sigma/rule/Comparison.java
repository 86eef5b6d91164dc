package io.breakwater.core.detect.sigma.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The operators that compare numbers. */
public enum Comparison {
    LT,
    LTE,
    GT,
    GTE,
    EQ,
    NEQ;

    public static Optional<Comparison> named(String text) {
        return Arrays.stream(values())
                .filter(operator -> operator.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    public boolean holds(double left, double right) {
        return switch (this) {
            case LT -> left < right;
            case LTE -> left <= right;
            case GT -> left > right;
            case GTE -> left >= right;
            case EQ -> left == right;
            case NEQ -> left != right;
        };
    }
}
