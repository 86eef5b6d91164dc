package io.breakwater.core.incident;

import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Stage;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How sure it is that a set of groups is an attack: one minus the product of the doubts. Within a stage a second rule
 * counts half, a third a quarter, since rules that look at the same act are not independent; stages multiply in full.
 */
final class Score {
    private static final double HIGH = 0.9;
    private static final double MEDIUM = 0.5;
    private static final double NOT_CONFIRMED = 0.8;

    private final Map<Optional<Stage>, Map<String, Double>> evidence = new HashMap<>();
    private boolean highFidelity;

    /**
     * What the score of an incident came to.
     *
     * @param opened when it passed the threshold
     * @param escalated when it reached two stages or had one high-fidelity hit
     */
    record Verdict(double score, Optional<Instant> opened, Optional<Instant> escalated) {}

    /** @param groups core groups in the order of time */
    static Verdict of(List<Group> groups, CorrelationTuning tuning) {
        Score score = new Score();
        Optional<Instant> opened = Optional.empty();
        Optional<Instant> escalated = Optional.empty();
        for (Group group : groups) {
            if (!score.add(group)) {
                continue;
            }
            if (opened.isEmpty() && score.value() >= tuning.openAt()) {
                opened = Optional.of(group.first);
            }
            if (escalated.isEmpty() && score.escalates()) {
                escalated = Optional.of(group.first);
            }
        }
        return new Verdict(score.value(), opened, escalated);
    }

    private boolean add(Group group) {
        Assessment assessment = group.assessment();
        highFidelity |= assessment.fidelity() == Fidelity.HIGH;
        Map<String, Double> rules = evidence.computeIfAbsent(assessment.stage(), stage -> new HashMap<>());
        double weight = weight(assessment);
        Double before = rules.get(group.key.rule());
        if (before != null && before >= weight) {
            return false;
        }
        rules.put(group.key.rule(), weight);
        return true;
    }

    private static double weight(Assessment assessment) {
        double sure = switch (assessment.fidelity()) {
            case HIGH -> HIGH;
            case MEDIUM -> MEDIUM;
            case LOW -> 0;
        };
        return assessment.outcome() == Outcome.SUCCEEDED ? sure : sure * NOT_CONFIRMED;
    }

    private boolean escalates() {
        return highFidelity
                || evidence.keySet().stream().filter(Optional::isPresent).count() >= 2;
    }

    private double value() {
        double doubt = 1;
        // In the order of the stages: floating point sums must not depend on the order of a hash map.
        for (Stage stage : Stage.values()) {
            doubt *= 1 - stageValue(evidence.getOrDefault(Optional.of(stage), Map.of()));
        }
        return 1 - doubt * (1 - stageValue(evidence.getOrDefault(Optional.<Stage>empty(), Map.of())));
    }

    private static double stageValue(Map<String, Double> rules) {
        List<Double> weights =
                rules.values().stream().sorted(Comparator.reverseOrder()).toList();
        double doubt = 1;
        double share = 1;
        for (double weight : weights) {
            doubt *= 1 - weight * share;
            share /= 2;
        }
        return 1 - doubt;
    }
}
