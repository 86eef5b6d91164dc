package io.breakwater.core.detect.sigma.plain;

import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.SigmaMatcher;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import io.breakwater.core.detect.sigma.source.Route;
import java.util.List;
import java.util.function.Consumer;

/** The reference matcher: every rule asked about every event, one after the other. */
public final class PlainMatcher implements SigmaMatcher {
    private final PlainEvaluator evaluator = new PlainEvaluator();
    private final List<Routed> rules;

    private record Routed(SigmaRule rule, List<Route> routes) {}

    public PlainMatcher(RuleSet rules) {
        this.rules = rules.rules().stream()
                .map(rule -> new Routed(rule, rules.sources().routes(rule.source())))
                .toList();
    }

    @Override
    public void match(SigmaEvent event, Consumer<SigmaRule> matches) {
        for (Routed candidate : rules) {
            if (candidate.routes().stream().anyMatch(route -> matches(candidate.rule(), route, event))) {
                matches.accept(candidate.rule());
            }
        }
    }

    private boolean matches(SigmaRule rule, Route route, SigmaEvent event) {
        return route.takes(event) && evaluator.holds(rule.expression(), event, route.renames());
    }
}
