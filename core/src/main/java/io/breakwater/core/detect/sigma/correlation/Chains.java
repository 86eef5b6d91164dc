package io.breakwater.core.detect.sigma.correlation;

import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.rule.CorrelationRule.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Matches in the order of a correlation's rules. For each length and each rule the chain of that length is kept that ends
 * with the rule and began latest: no other can be in time when it is not.
 */
final class Chains {
    private final List<String> rules;
    private final long spanMillis;
    /** How many different rules must have matched. */
    private final int wanted;
    /** By length, then by the place of the last match's rule; empty where there is none. */
    private final List<List<List<Occurrence>>> latest;

    Chains(RuleSet.Correlation correlation) {
        this.rules = correlation.referredIds();
        this.spanMillis = correlation.rule().timespan().toMillis();
        this.wanted = wanted(correlation.rule().threshold(), rules.size());
        List<List<Occurrence>> none =
                Stream.generate(() -> List.<Occurrence>of()).limit(rules.size()).toList();
        this.latest = Stream.generate(() -> (List<List<Occurrence>>) new ArrayList<>(none))
                .limit(wanted + 1L)
                .toList();
    }

    /** The fewest rules that are enough; more than there are when none are. */
    private static int wanted(Threshold threshold, int rules) {
        return IntStream.rangeClosed(1, rules)
                .filter(threshold::holds)
                .findFirst()
                .orElse(rules + 1);
    }

    /** Takes the next match in; returns the chain that it made long enough, empty where there is none. */
    List<Occurrence> add(Occurrence next) {
        for (int rule = rules.size() - 1; rule >= 0; rule--) {
            if (next.rule().equals(rules.get(rule))) {
                latest.get(1).set(rule, List.of(next));
                extend(next, rule);
            }
        }
        return later(latest.get(wanted), rules.size());
    }

    private void extend(Occurrence next, int rule) {
        for (int length = 2; length <= wanted; length++) {
            List<Occurrence> before = later(latest.get(length - 1), rule);
            if (!before.isEmpty() && before.get(0).atMillis() >= next.atMillis() - spanMillis) {
                List<Occurrence> longer = new ArrayList<>(before);
                longer.add(next);
                latest.get(length).set(rule, longer);
            }
        }
    }

    /** Of the chains that end with one of the first rules, the one that began latest. */
    private static List<Occurrence> later(List<List<Occurrence>> chains, int rules) {
        List<Occurrence> later = List.of();
        for (List<Occurrence> chain : chains.subList(0, rules)) {
            boolean isLater = !chain.isEmpty()
                    && (later.isEmpty()
                            || chain.get(0).atMillis() >= later.get(0).atMillis());
            later = isLater ? chain : later;
        }
        return later;
    }
}
