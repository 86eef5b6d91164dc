package io.breakwater.core.detect.sigma;

import io.breakwater.core.detect.sigma.rule.CorrelationRule;
import io.breakwater.core.detect.sigma.rule.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Resolves what correlations refer to and orders them so that each stands behind those it builds on. */
final class CorrelationOrder {
    private final Set<String> known;
    private final Map<String, String> ids;
    private final List<Problem> problems;

    /**
     * @param rules ids of the single-event rules that loaded
     * @param ids every id and name to its id
     * @param problems receives dangling and circular references
     */
    CorrelationOrder(Set<String> rules, Map<String, String> ids, List<Problem> problems) {
        this.known = new HashSet<>(rules);
        this.ids = ids;
        this.problems = problems;
    }

    List<RuleSet.Correlation> resolve(List<CorrelationRule> correlations) {
        List<RuleSet.Correlation> ordered = new ArrayList<>();
        List<CorrelationRule> waiting = new ArrayList<>(correlations);
        boolean moved = true;
        while (moved) {
            moved = waiting.removeIf(rule -> {
                boolean ready = known.containsAll(referred(rule));
                if (ready) {
                    ordered.add(new RuleSet.Correlation(rule, referred(rule)));
                    known.add(rule.heading().id());
                }
                return ready;
            });
        }
        waiting.forEach(this::unresolved);
        return ordered;
    }

    private List<String> referred(CorrelationRule rule) {
        return rule.rules().stream().map(name -> ids.getOrDefault(name, name)).toList();
    }

    private void unresolved(CorrelationRule rule) {
        List<String> missing = rule.rules().stream()
                .filter(name -> !known.contains(ids.getOrDefault(name, name)))
                .toList();
        problems.add(Problem.error(
                rule.heading().place(),
                "correlation.reference",
                "refers to " + missing
                        + ", which did not load or goes round in a circle; load it or mend the reference"));
    }
}
