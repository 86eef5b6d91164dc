package io.breakwater.core.detect.sigma;

import io.breakwater.core.detect.sigma.parse.ParseOptions;
import io.breakwater.core.detect.sigma.parse.ParsedFile;
import io.breakwater.core.detect.sigma.parse.RuleParser;
import io.breakwater.core.detect.sigma.rule.CorrelationRule;
import io.breakwater.core.detect.sigma.rule.Expression;
import io.breakwater.core.detect.sigma.rule.FilterRule;
import io.breakwater.core.detect.sigma.rule.Heading;
import io.breakwater.core.detect.sigma.rule.Place;
import io.breakwater.core.detect.sigma.rule.Problem;
import io.breakwater.core.detect.sigma.rule.SigmaDocument;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import io.breakwater.core.detect.sigma.source.LogSourceMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects rule files and makes a {@link RuleSet} of them. A document whose id was seen before takes the earlier one's
 * place, so that a later folder can correct an earlier one; a warning names both. For one thread.
 */
public final class RuleLoader {
    private final RuleParser parser;
    private final LogSourceMap sources;
    private final Map<String, SigmaDocument> documents = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    public RuleLoader(LogSourceMap sources, ParseOptions options) {
        this.parser = new RuleParser(options);
        this.sources = sources;
    }

    /**
     * Adds one file's documents.
     *
     * @param file name for messages; it is not opened
     */
    public RuleLoader add(String file, String text) {
        ParsedFile parsed = parser.parse(file, text);
        problems.addAll(parsed.problems());
        parsed.documents().forEach(this::add);
        return this;
    }

    /** Tells that a file could not be read at all; {@code why} says what is wrong and what to do. */
    public RuleLoader unreadable(String file, String why) {
        problems.add(Problem.error(new Place(file, 0, 0), "file.unreadable", why));
        return this;
    }

    private void add(SigmaDocument document) {
        Heading heading = document.heading();
        SigmaDocument earlier = documents.put(heading.id(), document);
        if (earlier != null) {
            problems.add(Problem.warning(
                    heading.place(),
                    "id.double",
                    "id " + heading.id() + " also stands at "
                            + earlier.heading().place() + ", which this one replaces; give a new rule a new id"));
        }
    }

    /** The set of all files added so far. */
    public RuleSet load() {
        List<Problem> all = new ArrayList<>(problems);
        Map<String, String> ids = references(all);
        Map<String, SigmaRule> rules = new LinkedHashMap<>();
        List<CorrelationRule> correlations = new ArrayList<>();
        documents.forEach((id, document) -> {
            switch (document) {
                case SigmaRule rule -> rules.put(id, rule);
                case CorrelationRule correlation -> correlations.add(correlation);
                case FilterRule filter -> {}
            }
        });
        applyFilters(rules, ids, all);
        List<RuleSet.Correlation> resolved = new CorrelationOrder(rules.keySet(), ids, all).resolve(correlations);
        return new RuleSet(List.copyOf(rules.values()), resolved, feeders(resolved), all, sources);
    }

    /** Every id and every name to the id that it means. */
    private Map<String, String> references(List<Problem> all) {
        Map<String, String> ids = new HashMap<>();
        for (SigmaDocument document : documents.values()) {
            String name = document.heading().name();
            if (!name.isEmpty() && ids.putIfAbsent(name, document.heading().id()) != null) {
                all.add(Problem.warning(
                        document.heading().place(), "name.double", "the name '" + name + "' is taken; choose another"));
            }
        }
        documents.keySet().forEach(id -> ids.put(id, id));
        return ids;
    }

    private void applyFilters(Map<String, SigmaRule> rules, Map<String, String> ids, List<Problem> all) {
        for (SigmaDocument document : documents.values()) {
            if (document instanceof FilterRule filter) {
                targets(filter, rules, ids, all)
                        .forEach(id -> rules.computeIfPresent(id, (key, rule) -> filtered(rule, filter)));
            }
        }
    }

    private static Set<String> targets(
            FilterRule filter, Map<String, SigmaRule> rules, Map<String, String> ids, List<Problem> all) {
        if (filter.rules().isEmpty()) {
            Set<String> targets = new LinkedHashSet<>();
            rules.forEach((id, rule) -> {
                if (filter.source().covers(rule.source())) {
                    targets.add(id);
                }
            });
            return targets;
        }
        Set<String> targets = new LinkedHashSet<>();
        for (String reference : filter.rules()) {
            Optional.ofNullable(ids.get(reference))
                    .ifPresentOrElse(targets::add, () -> all.add(unknown(filter, reference)));
        }
        return targets;
    }

    private static Problem unknown(FilterRule filter, String reference) {
        return Problem.warning(
                filter.heading().place(),
                "filter.reference",
                "no rule has the id or name '" + reference + "'; load it too, or drop it from the filter");
    }

    private static SigmaRule filtered(SigmaRule rule, FilterRule filter) {
        Heading heading = rule.heading()
                .withVersion(rule.heading().version() + "+" + filter.heading().version());
        Expression named = new Expression.Named("filter " + filter.heading().title(), filter.expression());
        return new SigmaRule(heading, rule.source(), new Expression.AllOf(List.of(rule.expression(), named)));
    }

    private static Set<String> feeders(List<RuleSet.Correlation> correlations) {
        Set<String> feeders = new LinkedHashSet<>();
        correlations.stream()
                .filter(correlation -> !correlation.rule().generate())
                .forEach(correlation -> feeders.addAll(correlation.referredIds()));
        correlations.stream()
                .filter(correlation -> correlation.rule().generate())
                .forEach(correlation -> correlation.referredIds().forEach(feeders::remove));
        return feeders;
    }
}
