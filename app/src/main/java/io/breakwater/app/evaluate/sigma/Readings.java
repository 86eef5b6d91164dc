package io.breakwater.app.evaluate.sigma;

import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.SigmaMatcher;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells a difference in what two readers make of the same event from one in what two engines make of the same values: when
 * our engine agrees with the label on the values that the labelling evaluator had, the readers differ.
 */
final class Readings {
    private final SigmaMatcher matcher;
    private final Map<String, SigmaRule> rules;

    Readings(SigmaMatcher matcher, Map<String, SigmaRule> rules) {
        this.matcher = matcher;
        this.rules = rules;
    }

    /**
     * The values of the rule's fields in which the readers differ; empty when the engines do.
     *
     * @param theirs the same event with the values that were labelled
     * @param found whether the rule matches {@code ours}
     */
    Optional<String> differ(String rule, SigmaEvent ours, SigmaEvent theirs, boolean found) {
        Set<String> matched = new HashSet<>();
        matcher.match(theirs, each -> matched.add(each.id()));
        if (matched.contains(rule) == found || !rules.containsKey(rule)) {
            return Optional.empty();
        }
        Set<String> fields = new TreeSet<>(rules.get(rule).expression().fields());
        StringBuilder values = new StringBuilder();
        for (String field : fields) {
            List<String> here = ours.values(field);
            List<String> there = theirs.values(field);
            if (!String.valueOf(here).equals(String.valueOf(there))) {
                values.append(values.isEmpty() ? "" : "; ")
                        .append(field)
                        .append(' ')
                        .append(here)
                        .append(" here, ");
                values.append(there).append(" there");
            }
        }
        return Optional.of(values.toString());
    }
}
