package io.breakwater.core.incident;

import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Stage;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How sure it is that a set of groups is an attack: one minus the product of the doubts.
 *
 * <p>Evidence that carries counts per stage: within a stage a second rule counts half, a third a quarter, since rules that
 * look at the same act are not independent; stages multiply in full. An attempt seen again by the same rule counts like a
 * second rule: once may be a glitch. Weak evidence counts once per technique that the carrying evidence does not name
 * itself, with the weight of its most improbable coincidence, and the second technique half, the third a quarter.
 */
final class Score {
    /** After the name of a rule that fired for the second time. */
    private static final String AGAIN = "\n2";

    private final Map<Optional<Stage>, Map<String, Double>> carrying = new HashMap<>();
    private final Map<String, Double> weak = new TreeMap<>();
    /** Techniques that the carrying evidence names. */
    private final Set<String> named = new HashSet<>();

    private final CorrelationTuning tuning;
    private boolean highFidelity;

    private Score(CorrelationTuning tuning) {
        this.tuning = tuning;
    }

    /**
     * What the score of an incident came to.
     *
     * @param opened when it passed the threshold
     * @param escalated when it reached two stages or had one high-fidelity hit
     */
    record Verdict(double score, Optional<Instant> opened, Optional<Instant> escalated) {}

    /**
     * What a group says at one time.
     *
     * @param chance by which it hangs on the incident when it does not carry it
     * @param again whether the group says it for the second time
     */
    record Evidence(Group group, Instant time, Optional<Double> chance, boolean again) {
        static final Comparator<Evidence> BY_TIME = Comparator.comparing(Evidence::time)
                .thenComparing(Evidence::group, Group.BY_TIME)
                .thenComparing(Evidence::again);

        static List<Evidence> carrying(Group group) {
            Evidence once = new Evidence(group, group.first, Optional.empty(), false);
            return group.second()
                    .map(second -> List.of(once, new Evidence(group, second, Optional.empty(), true)))
                    .orElse(List.of(once));
        }

        static Evidence weak(Group group, double chance) {
            return new Evidence(group, group.first, Optional.of(chance), false);
        }
    }

    static Verdict of(Collection<Evidence> evidence, CorrelationTuning tuning) {
        Score score = new Score(tuning);
        Optional<Instant> opened = Optional.empty();
        Optional<Instant> escalated = Optional.empty();
        for (Evidence next : evidence.stream().sorted(Evidence.BY_TIME).toList()) {
            if (!score.add(next)) {
                continue;
            }
            if (opened.isEmpty() && score.value() >= tuning.openAt()) {
                opened = Optional.of(next.time());
            }
            if (escalated.isEmpty() && score.escalates()) {
                escalated = Optional.of(next.time());
            }
        }
        return new Verdict(score.value(), opened, escalated);
    }

    /** True when the value changed. */
    private boolean add(Evidence next) {
        Assessment assessment = next.group().assessment();
        if (next.chance().isPresent()) {
            double weight = rarity(next.group()).weight(next.chance().get(), tuning);
            return technique(assessment)
                    .map(technique -> raise(weak, technique, weight))
                    .orElse(false);
        }
        highFidelity |= assessment.fidelity() == Fidelity.HIGH;
        named.addAll(assessment.techniques());
        Map<String, Double> rules = carrying.computeIfAbsent(assessment.stage(), stage -> new HashMap<>());
        return raise(rules, next.group().key.rule() + (next.again() ? AGAIN : ""), weight(assessment));
    }

    private static boolean raise(Map<String, Double> weights, String name, double weight) {
        Double before = weights.get(name);
        if (before != null && before >= weight) {
            return false;
        }
        weights.put(name, weight);
        return true;
    }

    private static Rarity rarity(Group group) {
        return Objects.requireNonNull(group.placement, "a group in the index has a placement")
                .rarity();
    }

    /** What weak evidence is evidence of; an alert that names neither technique nor stage is none. */
    private static Optional<String> technique(Assessment assessment) {
        return assessment.techniques().stream()
                .findFirst()
                .or(() -> assessment.stage().map(Enum::name));
    }

    private double weight(Assessment assessment) {
        CorrelationTuning.Weights weights = tuning.weights();
        double sure = switch (assessment.fidelity()) {
            case HIGH -> weights.high();
            case MEDIUM -> weights.medium();
            case LOW -> 0;
        };
        return assessment.outcome() == Outcome.SUCCEEDED ? sure : sure * weights.notConfirmed();
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
        return 1
                - doubt
                        * (1
                                - joint(weak.entrySet().stream()
                                        .filter(entry -> !named.contains(entry.getKey()))
                                        .map(Map.Entry::getValue)));
    }

    private double stageValue(Map<String, Double> rules) {
        return joint(rules.values().stream());
    }

    /** Together: the weightiest in full, the next half, the next a quarter, or what {@code repeated} says instead of half. */
    private double joint(Stream<Double> evidence) {
        List<Double> weights = evidence.sorted(Comparator.reverseOrder()).toList();
        double doubt = 1;
        double share = 1;
        for (double weight : weights) {
            doubt *= 1 - weight * share;
            share *= tuning.weights().repeated();
        }
        return 1 - doubt;
    }
}
