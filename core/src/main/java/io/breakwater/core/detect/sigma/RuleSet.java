package io.breakwater.core.detect.sigma;

import io.breakwater.core.detect.sigma.rule.CorrelationRule;
import io.breakwater.core.detect.sigma.rule.Problem;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import io.breakwater.core.detect.sigma.source.LogSourceMap;
import java.util.List;
import java.util.Set;

/**
 * Rules that belong together: filters applied, references of correlations resolved. Immutable; made by
 * {@link RuleLoader}.
 *
 * @param correlations in an order in which a correlation stands behind those it refers to
 * @param feeders ids of rules that count only through a correlation
 * @param problems of all files; a rule with an error is not in the set
 */
public record RuleSet(
        List<SigmaRule> rules,
        List<Correlation> correlations,
        Set<String> feeders,
        List<Problem> problems,
        LogSourceMap sources) {
    public RuleSet {
        rules = List.copyOf(rules);
        correlations = List.copyOf(correlations);
        feeders = Set.copyOf(feeders);
        problems = List.copyOf(problems);
    }

    /**
     * A correlation rule and the ids of the rules it refers to, in the rule's order.
     */
    public record Correlation(CorrelationRule rule, List<String> referredIds) {
        public Correlation {
            referredIds = List.copyOf(referredIds);
        }
    }

    /** A set without rules. */
    public static RuleSet empty() {
        return new RuleSet(List.of(), List.of(), Set.of(), List.of(), LogSourceMap.empty());
    }
}
