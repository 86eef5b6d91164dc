package io.breakwater.app.evaluate.sigma;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Counts pairs of event and rule: found and labelled, found only, labelled only. A difference that comes from other values
 * read from the same event is counted as one, and told apart.
 */
final class PairScore {
    private final Map<String, Set<String>> truth;
    private final Set<String> seen = new HashSet<>();
    private final List<Difference> differences = new ArrayList<>();
    private long events;
    private long agreed;

    /**
     * One pair on which the two do not agree.
     *
     * @param reading the values that were read otherwise, when that is why
     */
    record Difference(String event, String rule, boolean found, Optional<String> reading) {}

    PairScore(Map<String, Set<String>> truth) {
        this.truth = truth;
    }

    /** @param reading of a rule: the values that were read otherwise, when that is why */
    void event(String key, Set<String> found, Function<String, Optional<String>> reading) {
        events++;
        Set<String> labelled = truth.getOrDefault(key, Set.of());
        seen.add(key);
        Set<String> all = new TreeSet<>(found);
        all.addAll(labelled);
        for (String rule : all) {
            if (found.contains(rule) && labelled.contains(rule)) {
                agreed++;
            } else {
                differences.add(new Difference(key, rule, found.contains(rule), reading.apply(rule)));
            }
        }
    }

    /** Labels of events that never came count as missed. */
    void end() {
        truth.forEach((key, rules) -> {
            if (!seen.contains(key)) {
                rules.stream()
                        .sorted()
                        .forEach(rule -> differences.add(new Difference(key, rule, false, Optional.empty())));
            }
        });
    }

    List<Difference> differences() {
        return List.copyOf(differences);
    }

    /** Over all pairs. */
    double f1() {
        return f1(differences.size());
    }

    /** Over the pairs of events whose values both read the same. */
    double f1OfEngine() {
        return f1(differences.size() - readings());
    }

    long readings() {
        return differences.stream().filter(each -> each.reading().isPresent()).count();
    }

    private double f1(long differing) {
        return agreed == 0 && differing == 0 ? 1 : 2.0 * agreed / (2.0 * agreed + differing);
    }

    @Override
    public String toString() {
        long extra = differences.stream().filter(Difference::found).count();
        return String.format(
                "%,d events, pairs: %,d agreed, %,d only ours, %,d only labelled; F1 %.5f",
                events, agreed, extra, differences.size() - extra, f1());
    }
}
