package io.breakwater.core.detect.sigma.check;

import io.breakwater.core.detect.sigma.rule.Expression;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why parts that must all hold can not: two tests of one field that no single value passes, or a filter that takes away
 * whatever the selection lets through. What is not understood is taken to be possible.
 */
final class Contradictions {
    private Contradictions() {}

    /** Why the expression can never hold, as far as a conjunction in it shows that. */
    static Optional<String> in(Expression expression) {
        return switch (expression) {
            case Expression.AllOf all ->
                among(all.parts())
                        .or(() -> all.parts().stream()
                                .flatMap(part -> in(part).stream())
                                .findFirst());
            case Expression.Named named -> in(named.part());
            case Expression.AnyOf any ->
                any.parts().stream().flatMap(part -> in(part).stream()).findFirst();
            case Expression.Not not -> Optional.empty();
            case Expression.Field field -> Optional.empty();
            case Expression.Keyword keyword -> Optional.empty();
        };
    }

    /** Why these parts can never hold together; empty when they may. */
    static Optional<String> among(List<Expression> parts) {
        List<Expression> flat = new ArrayList<>();
        parts.forEach(part -> flatten(part, flat));
        for (int i = 0; i < flat.size(); i++) {
            Expression part = flat.get(i);
            if (part instanceof Expression.Not not && holds(not.part(), flat)) {
                return Optional.of("the part after 'not' is true whenever the rest is");
            }
            for (int j = i + 1; j < flat.size(); j++) {
                if (exclude(part, flat.get(j))) {
                    return Optional.of(words(part) + " and " + words(flat.get(j)) + " exclude each other");
                }
            }
        }
        return Optional.empty();
    }

    private static void flatten(Expression part, List<Expression> flat) {
        switch (part) {
            case Expression.AllOf all -> all.parts().forEach(each -> flatten(each, flat));
            case Expression.Named named -> flatten(named.part(), flat);
            case Expression.AnyOf any
            when any.parts().size() == 1 -> flatten(any.parts().get(0), flat);
            case Expression.AnyOf any -> flat.add(any);
            case Expression.Not not -> flat.add(not);
            case Expression.Field field -> flat.add(field);
            case Expression.Keyword keyword -> flat.add(keyword);
        }
    }

    /** The tests of one field of which one must hold; empty when the part is anything else. */
    private static List<Expression.Field> alternatives(Expression part) {
        if (part instanceof Expression.Field field) {
            return List.of(field);
        }
        List<Expression.Field> fields = new ArrayList<>();
        if (part instanceof Expression.AnyOf any) {
            for (Expression each : any.parts()) {
                if (!(each instanceof Expression.Field field)
                        || !fields.isEmpty() && !fields.get(0).name().equals(field.name())) {
                    return List.of();
                }
                fields.add(field);
            }
        }
        return fields;
    }

    private static boolean exclude(Expression one, Expression other) {
        List<Expression.Field> left = alternatives(one);
        List<Expression.Field> right = alternatives(other);
        return !left.isEmpty()
                && !right.isEmpty()
                && left.get(0).name().equals(right.get(0).name())
                && left.stream().allMatch(a -> right.stream().noneMatch(b -> Values.compatible(a.test(), b.test())));
    }

    /** Whether {@code wanted} is true whenever all of {@code known} are. */
    private static boolean holds(Expression wanted, List<Expression> known) {
        return switch (wanted) {
            case Expression.Named named -> holds(named.part(), known);
            case Expression.AllOf all ->
                !all.parts().isEmpty() && all.parts().stream().allMatch(part -> holds(part, known));
            case Expression.AnyOf any ->
                any.parts().stream().anyMatch(part -> holds(part, known)) || covers(any, known);
            case Expression.Field field -> covers(field, known);
            case Expression.Not not -> false;
            case Expression.Keyword keyword -> false;
        };
    }

    private static boolean covers(Expression wanted, List<Expression> known) {
        List<Expression.Field> fits = alternatives(wanted);
        return !fits.isEmpty()
                && known.stream()
                        .map(Contradictions::alternatives)
                        .filter(given -> !given.isEmpty()
                                && given.get(0).name().equals(fits.get(0).name()))
                        .anyMatch(given -> given.stream()
                                .allMatch(a -> fits.stream().anyMatch(b -> Values.implies(a.test(), b.test()))));
    }

    private static String words(Expression part) {
        List<Expression.Field> fields = alternatives(part);
        ValueTest first = fields.get(0).test();
        return "'" + fields.get(0).name() + "' " + Explanation.words(first) + (fields.size() > 1 ? " or another" : "");
    }
}
