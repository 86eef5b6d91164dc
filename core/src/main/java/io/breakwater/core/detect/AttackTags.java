package io.breakwater.core.detect;

import io.breakwater.core.model.Stage;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a rule's {@code attack.} tags say: techniques, and the stage of the chain. */
final class AttackTags {
    private static final Pattern TECHNIQUE = Pattern.compile("\\b[Tt]\\d{4}(?:\\.\\d{3})?\\b");
    private static final Map<String, Stage> BY_TECHNIQUE = Map.of(
            "T1486", Stage.ENCRYPTION,
            "T1490", Stage.INHIBIT_RECOVERY,
            "T1489", Stage.INHIBIT_RECOVERY,
            "T1485", Stage.INHIBIT_RECOVERY);
    private static final Map<String, Stage> BY_TACTIC = Map.ofEntries(
            Map.entry("initial-access", Stage.EXPLOITATION),
            Map.entry("execution", Stage.EXPLOITATION),
            Map.entry("persistence", Stage.REMOTE_CONTROL),
            Map.entry("privilege-escalation", Stage.REMOTE_CONTROL),
            Map.entry("defense-evasion", Stage.REMOTE_CONTROL),
            Map.entry("defense-impairment", Stage.REMOTE_CONTROL),
            Map.entry("stealth", Stage.REMOTE_CONTROL),
            Map.entry("command-and-control", Stage.REMOTE_CONTROL),
            Map.entry("credential-access", Stage.LATERAL_MOVEMENT),
            Map.entry("discovery", Stage.LATERAL_MOVEMENT),
            Map.entry("lateral-movement", Stage.LATERAL_MOVEMENT),
            Map.entry("collection", Stage.LATERAL_MOVEMENT));

    private AttackTags() {}

    /** Technique ids in a text, upper case. */
    static List<String> techniques(String text) {
        Matcher matcher = TECHNIQUE.matcher(text);
        return matcher.results()
                .map(found -> found.group().toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    static List<String> techniques(Collection<String> tags) {
        return tags.stream()
                .filter(tag -> tag.startsWith("attack.t"))
                .flatMap(tag -> techniques(tag).stream())
                .distinct()
                .toList();
    }

    /** The latest stage that a technique stands for; without one, the latest that a tactic stands for. */
    static Optional<Stage> stage(Collection<String> tags) {
        Optional<Stage> byTechnique = latest(techniques(tags).stream()
                .map(technique -> technique.substring(0, 5))
                .map(BY_TECHNIQUE::get)
                .toList());
        return byTechnique.isPresent()
                ? byTechnique
                : latest(tags.stream()
                        .map(tag -> tag.replaceFirst("^attack\\.", "").replace('_', '-'))
                        .map(BY_TACTIC::get)
                        .toList());
    }

    private static Optional<Stage> latest(Collection<Stage> stages) {
        return stages.stream().filter(Objects::nonNull).max(Comparator.naturalOrder());
    }
}
