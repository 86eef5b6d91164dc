package io.breakwater.core.detect.sigma.check;

import io.breakwater.core.detect.sigma.rule.Expression;
import java.util.List;
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
        if (outcomes.contains(Optional.of(false))
                || contradicts(parts)
                || Contradictions.among(parts).isPresent()) {
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
}
