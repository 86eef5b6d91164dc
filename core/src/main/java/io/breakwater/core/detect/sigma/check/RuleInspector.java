package io.breakwater.core.detect.sigma.check;

import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.rule.Heading;
import io.breakwater.core.detect.sigma.rule.Place;
import io.breakwater.core.detect.sigma.rule.Problem;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for what a rule that loads may still have wrong; for CI of detection engineers. */
public final class RuleInspector {
    private static final Pattern TECHNIQUE_TAG = Pattern.compile("attack\\.(t\\d{4}(?:\\.\\d{3})?)");
    private static final Pattern LOOKS_LIKE_TECHNIQUE = Pattern.compile("attack\\.t\\d.*");
    /** Those of ATT&CK for enterprises, old and new names. */
    private static final Set<String> TACTICS = Set.of(
            "reconnaissance",
            "resource-development",
            "initial-access",
            "execution",
            "persistence",
            "privilege-escalation",
            "defense-evasion",
            "defense-impairment",
            "stealth",
            "credential-access",
            "discovery",
            "lateral-movement",
            "collection",
            "command-and-control",
            "exfiltration",
            "impact");

    private static final Map<String, Set<String>> OWN_WORDS = Map.of(
            "stage", Set.of("exploitation", "remote-control", "lateral-movement", "inhibit-recovery", "encryption"),
            "fidelity", Set.of("high", "medium", "low"),
            "outcome", Set.of("attempted", "blocked", "succeeded"));

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final Set<String> techniques;
    private final Places places;

    /** Finds where in a document a word stands; the document's own place where that is not known. */
    public interface Places {
        Place of(Heading heading, String word);
    }

    /** As the other, telling the places of documents only. */
    public RuleInspector(Set<String> techniques) {
        this(techniques, (heading, word) -> heading.place());
    }

    /** @param techniques ATT&CK technique ids that exist, such as {@code T1490}; empty when no list is at hand */
    public RuleInspector(Set<String> techniques, Places places) {
        this.techniques = Set.copyOf(techniques);
        this.places = places;
    }

    /** The set's own problems and what inspection adds, in the order of files and lines. */
    public List<Problem> inspect(RuleSet rules) {
        List<Problem> problems = new ArrayList<>();
        rules.problems().forEach(problem -> problems.add(graver(problem)));
        for (SigmaRule rule : rules.rules()) {
            heading(rule.heading(), problems);
            outcome(rule, problems);
            fields(rule, rules, problems);
        }
        rules.correlations().forEach(each -> heading(each.rule().heading(), problems));
        return problems;
    }

    /** Loading can live with a double id; a repository of rules should not. */
    private static Problem graver(Problem problem) {
        return problem.code().equals("id.double")
                ? Problem.error(problem.place(), problem.code(), problem.message())
                : problem;
    }

    private void heading(Heading heading, List<Problem> problems) {
        for (String tag : heading.tags()) {
            Matcher technique = TECHNIQUE_TAG.matcher(tag);
            boolean known = technique.matches()
                    && (techniques.isEmpty()
                            || techniques.contains(technique.group(1).toUpperCase(Locale.ROOT)));
            if (!known && LOOKS_LIKE_TECHNIQUE.matcher(tag).matches()) {
                problems.add(Problem.error(
                        places.of(heading, tag),
                        "tag.technique",
                        "the list of ATT&CK has no technique '" + tag + "'; look it up, or give a newer list"));
            }
        }
        for (String tag : heading.tags()) {
            if (tag.startsWith("attack.")
                    && !tag.matches("attack\\.[tgsmca]\\d.*")
                    && !TACTICS.contains(tag.substring(7))) {
                problems.add(Problem.warning(
                        places.of(heading, tag),
                        "tag.tactic",
                        "there is no ATT&CK tactic '" + tag + "'; write it like attack.lateral-movement"));
            }
        }
        if (!UUID.matcher(heading.id()).matches()) {
            problems.add(Problem.warning(
                    places.of(heading, "id"),
                    "id.uuid",
                    "an id should be a UUID, so that no other rule has it; this one is '" + heading.id() + "'"));
        }
        OWN_WORDS.forEach((key, words) -> {
            String word = heading.own().get(key);
            if (word != null && !words.contains(word)) {
                problems.add(Problem.error(
                        places.of(heading, key),
                        "breakwater." + key,
                        "'" + word + "' is no " + key + "; use one of "
                                + words.stream().sorted().toList()));
            }
        });
    }

    private void outcome(SigmaRule rule, List<Problem> problems) {
        Optional<Boolean> only = Outcomes.only(rule.expression());
        if (only.isPresent()) {
            problems.add(Problem.error(
                    places.of(rule.heading(), "condition"),
                    only.get() ? "condition.always" : "condition.never",
                    only.get()
                            ? "matches every event of its log source; narrow the condition"
                            : "can never match: "
                                    + Contradictions.in(rule.expression()).orElse("the condition contradicts itself")));
        }
    }

    private void fields(SigmaRule rule, RuleSet rules, List<Problem> problems) {
        Set<String> known = rules.sources().fields(rule.source());
        if (known.isEmpty()) {
            return;
        }
        for (String field : rule.expression().fields()) {
            if (!known.contains(field)) {
                problems.add(Problem.warning(
                        places.of(rule.heading(), field),
                        "field.unknown",
                        "events of this log source have no field '" + field + "'; check its spelling"));
            }
        }
    }
}
