package io.breakwater.core.detect.sigma.parse;

import io.breakwater.core.detect.sigma.rule.CorrelationRule.Presence;
import io.breakwater.core.detect.sigma.rule.Expression;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The extended condition of temporal correlations, {@code rule_a and not rule_b}. Its grammar is that of rule
 * conditions, so it is read by the same parser with the rules as search identifiers.
 */
final class PresenceParser {
    private PresenceParser() {}

    static Presence parse(ScalarNode condition, List<String> rules, Findings findings) {
        Map<String, Expression> identifiers = new LinkedHashMap<>();
        rules.forEach(rule -> identifiers.put(rule, new Expression.AnyOf(List.of())));
        return presence(new ConditionParser(identifiers, new HashSet<>(), condition, findings).parse());
    }

    private static Presence presence(Expression expression) {
        return switch (expression) {
            case Expression.Named named -> new Presence.Of(named.name());
            case Expression.AllOf all ->
                new Presence.All(
                        all.parts().stream().map(PresenceParser::presence).toList());
            case Expression.AnyOf any ->
                new Presence.Any(
                        any.parts().stream().map(PresenceParser::presence).toList());
            case Expression.Not not -> new Presence.Absent(presence(not.part()));
            case Expression.Field field -> throw new IllegalStateException("no fields here: " + field);
            case Expression.Keyword keyword -> throw new IllegalStateException("no keywords here: " + keyword);
        };
    }
}
