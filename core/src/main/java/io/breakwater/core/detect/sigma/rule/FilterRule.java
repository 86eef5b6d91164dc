package io.breakwater.core.detect.sigma.rule;

import java.util.List;

/**
 * A document that takes matches away from other rules.
 *
 * @param rules ids or names of the rules it applies to; empty for all rules of its log source
 * @param expression what is kept of a rule's matches: it is joined to the rule's condition with {@code and}
 */
public record FilterRule(Heading heading, RuleSource source, List<String> rules, Expression expression)
        implements SigmaDocument {
    public FilterRule {
        rules = List.copyOf(rules);
    }
}
