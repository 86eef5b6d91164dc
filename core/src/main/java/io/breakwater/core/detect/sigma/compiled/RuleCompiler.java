package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.rule.Expression;
import io.breakwater.core.detect.sigma.rule.ValueTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One rule's expression to a {@link Node} and a {@link Clause}. Both come out of the same walk, so that they cannot
 * disagree about what a predicate is.
 */
final class RuleCompiler {
    private final Predicates predicates;

    RuleCompiler(Predicates predicates) {
        this.predicates = predicates;
    }

    /**
     * What must be true for the rule to match: one of these predicates, each told by literals.
     *
     * @param cost how often one of them may be true, for choosing the rarest
     */
    record Clause(Set<Integer> oneOf, double cost) {
        private static Clause of(int predicate, double cost) {
            return new Clause(Set.of(predicate), cost);
        }

        private static Clause union(List<Clause> clauses) {
            Set<Integer> all = new LinkedHashSet<>();
            clauses.forEach(clause -> all.addAll(clause.oneOf()));
            return new Clause(all, clauses.stream().mapToDouble(Clause::cost).sum());
        }
    }

    /**
     * @param clause empty when the rule may match without any literal found; it must be asked every time
     */
    record Compiled(Node node, Optional<Clause> clause) {}

    Compiled compile(Expression expression) {
        return switch (expression) {
            case Expression.AllOf all -> all(compiled(all.parts()));
            case Expression.AnyOf any -> any(any.parts());
            case Expression.Not not ->
                new Compiled(new Node.Negation(compile(not.part()).node()), Optional.empty());
            case Expression.Named named -> compile(named.part());
            case Expression.Field field -> leaf(predicates.of(field.name(), Set.of(field.test())));
            case Expression.Keyword keyword -> leaf(predicates.ofEveryValue(keyword.test()));
        };
    }

    private List<Compiled> compiled(List<Expression> parts) {
        return parts.stream().map(this::compile).toList();
    }

    private Compiled leaf(int predicate) {
        double cost = predicates.cost(predicate);
        Optional<Clause> clause = Double.isInfinite(cost) ? Optional.empty() : Optional.of(Clause.of(predicate, cost));
        return new Compiled(new Node.Leaf(predicate), clause);
    }

    /** Parts with rare clauses are asked first: they are the ones that most likely do not hold. */
    private static Compiled all(List<Compiled> parts) {
        Comparator<Compiled> rarest = Comparator.comparingDouble(
                part -> part.clause().map(Clause::cost).orElse(Double.MAX_VALUE));
        List<Compiled> ordered = parts.stream().sorted(rarest).toList();
        Optional<Clause> clause =
                ordered.isEmpty() ? Optional.empty() : ordered.get(0).clause();
        return new Compiled(join(ordered, true), clause);
    }

    private Compiled any(List<Expression> parts) {
        List<Compiled> joined = new ArrayList<>();
        Map<String, Set<ValueTest>> groups = new LinkedHashMap<>();
        parts.forEach(part -> gather(part, groups, joined));
        groups.forEach((field, tests) -> joined.add(leaf(predicates.of(field, Collections.unmodifiableSet(tests)))));
        boolean told = joined.stream().allMatch(part -> part.clause().isPresent());
        Optional<Clause> clause = told
                ? Optional.of(Clause.union(
                        joined.stream().map(part -> part.clause().orElseThrow()).toList()))
                : Optional.empty();
        return new Compiled(join(joined, false), clause);
    }

    /** Alternatives that literals of the same field announce become one predicate; the others stay themselves. */
    private void gather(Expression part, Map<String, Set<ValueTest>> groups, List<Compiled> others) {
        switch (part) {
            case Expression.Field field
            when Predicates.isAnnounced(field.test()) ->
                groups.computeIfAbsent(field.name(), key -> new LinkedHashSet<>())
                        .add(field.test());
            case Expression.Named named -> gather(named.part(), groups, others);
            case Expression.AnyOf any -> any.parts().forEach(inner -> gather(inner, groups, others));
            default -> others.add(compile(part));
        }
    }

    private static Node join(List<Compiled> parts, boolean all) {
        Node[] nodes = parts.stream().map(Compiled::node).toArray(Node[]::new);
        if (nodes.length == 1) {
            return nodes[0];
        }
        return all ? new Node.All(nodes) : new Node.Any(nodes);
    }
}
