package io.breakwater.core.incident;

import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Stage;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How sure it is that a set of groups is an attack: one minus the product of the doubts.
 *
 * <p>Evidence that carries counts per stage: within a stage a second rule counts half, a third a quarter, since rules that
 * look at the same act are not independent; stages multiply in full. Weak evidence counts once per technique, with the
 * weight of its most improbable coincidence.
 */
final class Score {
    private static final double HIGH = 0.9;
    private static final double MEDIUM = 0.5;
    private static final double NOT_CONFIRMED = 0.8;

    private final Map<Optional<Stage>, Map<String, Double>> carrying = new HashMap<>();
    private final Map<String, Double> weak = new TreeMap<>();
    private boolean highFidelity;

    /**
     * What the score of an incident came to.
     *
     * @param opened when it passed the threshold
     * @param escalated when it reached two stages or had one high-fidelity hit
     */
    record Verdict(double score, Optional<Instant> opened, Optional<Instant> escalated) {}

    /** One group, and by what chance it hangs on the incident when it does not carry it. */
    record Evidence(Group group, Optional<Double> chance) {
        static final Comparator<Evidence> BY_TIME = Comparator.comparing(Evidence::group, Group.BY_TIME);

        static Evidence carrying(Group group) {
            return new Evidence(group, Optional.empty());
        }
    }

    static Verdict of(Collection<Evidence> evidence, CorrelationTuning tuning) {
        Score score = new Score();
        Optional<Instant> opened = Optional.empty();
        Optional<Instant> escalated = Optional.empty();
        for (Evidence next : evidence.stream().sorted(Evidence.BY_TIME).toList()) {
            if (!score.add(next, tuning)) {
                continue;
            }
            if (opened.isEmpty() && score.value() >= tuning.openAt()) {
                opened = Optional.of(next.group().first);
            }
            if (escalated.isEmpty() && score.escalates()) {
                escalated = Optional.of(next.group().first);
            }
        }
        return new Verdict(score.value(), opened, escalated);
    }

    /** True when the value changed. */
    private boolean add(Evidence next, CorrelationTuning tuning) {
        Assessment assessment = next.group().assessment();
        if (next.chance().isPresent()) {
            double weight = Rarity.weight(next.chance().get(), tuning);
            return technique(assessment)
                    .map(technique -> raise(weak, technique, weight))
                    .orElse(false);
        }
        highFidelity |= assessment.fidelity() == Fidelity.HIGH;
        Map<String, Double> rules = carrying.computeIfAbsent(assessment.stage(), stage -> new HashMap<>());
        return raise(rules, next.group().key.rule(), weight(assessment));
    }

    private static boolean raise(Map<String, Double> weights, String name, double weight) {
        Double before = weights.get(name);
        if (before != null && before >= weight) {
            return false;
        }
        weights.put(name, weight);
        return true;
    }

    /** What weak evidence is evidence of; an alert that names neither technique nor stage is none. */
    private static Optional<String> technique(Assessment assessment) {
        return assessment.techniques().stream()
                .findFirst()
                .or(() -> assessment.stage().map(Enum::name));
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
                || carrying.keySet().stream().filter(Optional::isPresent).count() >= 2;
    }

    private double value() {
        double doubt = 1 - stageValue(carrying.getOrDefault(Optional.<Stage>empty(), Map.of()));
        // In a fixed order: floating point products must not depend on the order of a hash map.
        for (Stage stage : Stage.values()) {
            doubt *= 1 - stageValue(carrying.getOrDefault(Optional.of(stage), Map.of()));
        }
        for (double weight : weak.values()) {
            doubt *= 1 - weight;
        }
        return 1 - doubt;
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
