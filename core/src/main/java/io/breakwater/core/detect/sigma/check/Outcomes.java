package io.breakwater.core.detect.sigma.check;

import io.breakwater.core.detect.sigma.rule.Expression;
import io.breakwater.core.detect.sigma.rule.Piece;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import io.breakwater.core.detect.sigma.text.Folding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells conditions that cannot come out both ways, as far as that shows without events. */
final class Outcomes {
    private Outcomes() {}

    /** The only outcome that the expression has; empty when it depends on the event, or that cannot be told. */
    static Optional<Boolean> only(Expression expression) {
        return switch (expression) {
            case Expression.AllOf all -> all(all.parts());
            case Expression.AnyOf any -> any(any.parts());
            case Expression.Not not -> only(not.part()).map(outcome -> !outcome);
            case Expression.Named named -> only(named.part());
            case Expression.Field field -> Optional.empty();
            case Expression.Keyword keyword -> Optional.empty();
        };
    }

    private static Optional<Boolean> all(List<Expression> parts) {
        List<Optional<Boolean>> outcomes = parts.stream().map(Outcomes::only).toList();
        if (outcomes.contains(Optional.of(false)) || contradicts(parts) || wantsTwoValues(parts)) {
            return Optional.of(false);
        }
        return outcomes.stream().allMatch(Optional.of(true)::equals) ? Optional.of(true) : Optional.empty();
    }

    private static Optional<Boolean> any(List<Expression> parts) {
        List<Optional<Boolean>> outcomes = parts.stream().map(Outcomes::only).toList();
        if (outcomes.contains(Optional.of(true)) || contradicts(parts)) {
            return Optional.of(true);
        }
        return outcomes.stream().allMatch(Optional.of(false)::equals) ? Optional.of(false) : Optional.empty();
    }

    /** {@code x and not x}, {@code x or not x}. */
    private static boolean contradicts(List<Expression> parts) {
        return parts.stream().anyMatch(part -> part instanceof Expression.Not not && parts.contains(not.part()));
    }

    /** A field that must be equal to two different texts at once. */
    private static boolean wantsTwoValues(List<Expression> parts) {
        Map<String, String> wanted = new HashMap<>();
        for (Expression part : parts) {
            Optional<String> value = part instanceof Expression.Field field ? exact(field.test()) : Optional.empty();
            if (value.isPresent() && part instanceof Expression.Field field) {
                String earlier = wanted.put(field.name(), value.get());
                if (earlier != null && !earlier.equals(value.get())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Optional<String> exact(ValueTest test) {
        return test instanceof ValueTest.Text text
                        && text.pieces().size() == 1
                        && text.pieces().get(0) instanceof Piece.Literal literal
                ? Optional.of(Folding.fold(literal.text()))
                : Optional.empty();
    }
}
