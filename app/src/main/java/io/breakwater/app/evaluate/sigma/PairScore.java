package io.breakwater.app.evaluate.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts pairs of event and rule: found and labelled, found only, labelled only. */
final class PairScore {
    private final Map<String, Set<String>> truth;
    private final Set<String> seen = new TreeSet<>();
    private final List<Difference> differences = new ArrayList<>();
    private long events;
    private long agreed;
    private long extra;
    private long missed;

    /** One pair on which the two do not agree. */
    record Difference(String event, String rule, boolean found) {}

    PairScore(Map<String, Set<String>> truth) {
        this.truth = truth;
    }

    void event(String key, Set<String> found) {
        events++;
        Set<String> labelled = truth.getOrDefault(key, Set.of());
        if (!labelled.isEmpty()) {
            seen.add(key);
        }
        for (String rule : new TreeSet<>(found)) {
            if (labelled.contains(rule)) {
                agreed++;
            } else {
                extra++;
                differences.add(new Difference(key, rule, true));
            }
        }
        labelled.stream().filter(rule -> !found.contains(rule)).sorted().forEach(rule -> missed(key, rule));
    }

    /** Labels of events that never came count as missed. */
    void end() {
        truth.forEach((key, rules) -> {
            if (!seen.contains(key)) {
                rules.stream().sorted().forEach(rule -> missed(key, rule));
            }
        });
    }

    private void missed(String key, String rule) {
        missed++;
        differences.add(new Difference(key, rule, false));
    }

    List<Difference> differences() {
        return List.copyOf(differences);
    }

    double f1() {
        return agreed == 0 && extra + missed == 0 ? 1 : 2.0 * agreed / (2.0 * agreed + extra + missed);
    }

    @Override
    public String toString() {
        return String.format(
                "%,d events, pairs: %,d agreed, %,d only ours, %,d only labelled; F1 %.5f",
                events, agreed, extra, missed, f1());
    }
}
