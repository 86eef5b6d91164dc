package io.breakwater.core.detect;

import io.breakwater.core.detect.sigma.rule.Heading;
import io.breakwater.core.detect.sigma.rule.Level;
import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.Stage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a rule says of its hits: its {@code breakwater:} block where it has one ({@code stage}, {@code fidelity},
 * {@code outcome}), its level and tags for the rest.
 */
public final class RuleAssessment {
    private RuleAssessment() {}

    public static Assessment of(Heading heading) {
        Optional<Stage> stage = word(Stage.class, heading, "stage");
        return new Assessment(
                Severity.valueOf(heading.level().name()),
                word(Fidelity.class, heading, "fidelity").orElse(fidelity(heading.level())),
                stage.isPresent() ? stage : AttackTags.stage(heading.tags()),
                word(Outcome.class, heading, "outcome").orElse(Outcome.ATTEMPTED),
                AttackTags.techniques(heading.tags()));
    }

    private static Fidelity fidelity(Level level) {
        return switch (level) {
            case CRITICAL -> Fidelity.HIGH;
            case HIGH, MEDIUM -> Fidelity.MEDIUM;
            case LOW, INFORMATIONAL -> Fidelity.LOW;
        };
    }

    /** The enum constant that a word of the block names; {@code rules check} tells of words that name none. */
    private static <E extends Enum<E>> Optional<E> word(Class<E> words, Heading heading, String key) {
        String written = heading.own().getOrDefault(key, "").replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(written))
                .findFirst();
    }
}
