package io.breakwater.core.detect.sigma.correlation;

import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.rule.CorrelationRule;
import io.breakwater.core.detect.sigma.rule.CorrelationRule.Limit;
import io.breakwater.core.detect.sigma.rule.CorrelationRule.Presence;
import io.breakwater.core.detect.sigma.rule.CorrelationRule.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Correlations by one who sees all matches at once, in order of time: every window is looked at whole, nothing is kept
 * from one to the next. Plays the part that the plain evaluator plays for single events.
 */
final class PlainCorrelations {
    private final RuleSet rules;

    /**
     * A match of a rule, or a correlation that came true.
     *
     * @param fields of the event; of a correlation, what its matches told
     * @param events ids of the events behind it
     */
    record Match(String rule, long atMillis, String key, Map<String, String> fields, Set<String> events) {}

    PlainCorrelations(RuleSet rules) {
        this.rules = rules;
    }

    /** What a reader of all matches would tell, as {@code time rule events}. */
    TreeSet<String> told(List<Match> matches) {
        List<Match> known = new ArrayList<>(matches);
        TreeSet<String> told = new TreeSet<>();
        for (RuleSet.Correlation correlation : rules.correlations()) {
            for (Match found : found(correlation, known)) {
                known.add(found);
                if (!rules.feeders().contains(found.rule())) {
                    told.add(found.atMillis() + " " + found.rule() + " " + found.events());
                }
            }
        }
        return told;
    }

    private static List<Match> found(RuleSet.Correlation correlation, List<Match> known) {
        Map<List<String>, List<Match>> groups = new LinkedHashMap<>();
        for (Match match : known) {
            if (correlation.referredIds().contains(match.rule())) {
                Match renamed = renamed(match, correlation);
                group(renamed, correlation.rule())
                        .ifPresent(group -> groups.computeIfAbsent(group, any -> new ArrayList<>())
                                .add(renamed));
            }
        }
        List<Match> found = new ArrayList<>();
        groups.values().forEach(group -> {
            group.sort(Comparator.comparingLong(Match::atMillis)
                    .thenComparing(match -> correlation.referredIds().indexOf(match.rule()))
                    .thenComparing(Match::key));
            episodes(correlation, group).forEach(episode -> found.add(joined(correlation, episode)));
        });
        return found;
    }

    /** The match with the fields that the correlation asks for, under the correlation's names for them. */
    private static Match renamed(Match match, RuleSet.Correlation correlation) {
        CorrelationRule rule = correlation.rule();
        String name = rule.rules().get(correlation.referredIds().indexOf(match.rule()));
        Set<String> asked = new HashSet<>(rule.groupBy());
        asked.addAll(rule.threshold().fields());
        Map<String, String> fields = new HashMap<>();
        for (String field : asked) {
            Map<String, String> alias = rule.aliases().getOrDefault(field, Map.of());
            String value = match.fields().get(alias.getOrDefault(name, field));
            if (value != null) {
                fields.put(field, value);
            }
        }
        return new Match(match.rule(), match.atMillis(), match.key(), fields, match.events());
    }

    /** Empty for a match that lacks a field to group by, or the value that is counted. */
    private static Optional<List<String>> group(Match match, CorrelationRule rule) {
        List<String> values = new ArrayList<>();
        for (String field : rule.groupBy()) {
            String value = match.fields().getOrDefault(field, "");
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.toLowerCase(Locale.ROOT));
        }
        for (String field : rule.threshold().fields()) {
            String value = match.fields().get(field);
            if (value == null || isCalculated(rule) && !value.matches("-?[0-9]+(\\.[0-9]+)?")) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private static boolean isCalculated(CorrelationRule rule) {
        return rule.type() == Type.VALUE_SUM
                || rule.type() == Type.VALUE_AVG
                || rule.type() == Type.VALUE_PERCENTILE && !isRarity(rule);
    }

    private static boolean isRarity(CorrelationRule rule) {
        return Double.isNaN(rule.threshold().percentile());
    }

    private static Match joined(RuleSet.Correlation correlation, List<Match> episode) {
        Map<String, String> fields = new HashMap<>();
        Set<String> events = new TreeSet<>();
        for (Match match : episode) {
            match.fields().forEach(fields::putIfAbsent);
            events.addAll(match.events());
        }
        Match last = episode.getLast();
        return new Match(correlation.rule().heading().id(), last.atMillis(), last.key(), fields, events);
    }

    private static List<List<Match>> episodes(RuleSet.Correlation correlation, List<Match> group) {
        return new EpisodeFinder(correlation).waitsForTime()
                ? whenWindowsEnd(correlation, group)
                : asSoonAsTrue(correlation, group);
    }

    /** The window that ends with a match, and holds nothing of the episode before. */
    private static List<List<Match>> asSoonAsTrue(RuleSet.Correlation correlation, List<Match> group) {
        long span = correlation.rule().timespan().toMillis();
        List<List<Match>> episodes = new ArrayList<>();
        int from = 0;
        for (int end = 0; end < group.size(); end++) {
            long earliest = group.get(end).atMillis() - span;
            List<Match> window = group.subList(from, end + 1).stream()
                    .filter(match -> match.atMillis() >= earliest)
                    .toList();
            Optional<List<Match>> episode = isOrdered(correlation.rule())
                    ? chain(correlation, group.subList(from, end + 1))
                    : Optional.of(window).filter(whole -> holds(correlation, whole));
            if (episode.isPresent()) {
                episodes.add(episode.get());
                from = end + 1;
            }
        }
        return episodes;
    }

    private static boolean isOrdered(CorrelationRule rule) {
        return rule.type() == Type.TEMPORAL_ORDERED && rule.presence().isEmpty();
    }

    /** Windows that begin with the first match behind the one before. */
    private static List<List<Match>> whenWindowsEnd(RuleSet.Correlation correlation, List<Match> group) {
        long span = correlation.rule().timespan().toMillis();
        List<List<Match>> episodes = new ArrayList<>();
        List<Match> rest = group;
        while (!rest.isEmpty()) {
            long end = rest.getFirst().atMillis() + span;
            List<Match> window =
                    rest.stream().filter(match -> match.atMillis() < end).toList();
            rest = rest.subList(window.size(), rest.size());
            boolean inOrder = correlation.rule().type() != Type.TEMPORAL_ORDERED
                    || inOrder(correlation.referredIds(), window, Long.MIN_VALUE);
            if (holds(correlation, window) && inOrder) {
                episodes.add(window);
            }
        }
        return episodes;
    }

    /** Whether some matches, one of each rule that is there, stand in the order of the rules. */
    private static boolean inOrder(List<String> rules, List<Match> window, long fromMillis) {
        if (rules.isEmpty()) {
            return true;
        }
        List<String> rest = rules.subList(1, rules.size());
        List<Match> own = window.stream()
                .filter(match -> match.rule().equals(rules.get(0)))
                .toList();
        return own.isEmpty()
                ? inOrder(rest, window, fromMillis)
                : own.stream()
                        .anyMatch(match -> match.atMillis() >= fromMillis && inOrder(rest, window, match.atMillis()));
    }

    /** Matches of as many different rules as are wanted, in the order of the rules, of which the last match is the last. */
    private static Optional<List<Match>> chain(RuleSet.Correlation correlation, List<Match> matches) {
        int rules = correlation.referredIds().size();
        for (int wanted = 1; wanted <= rules; wanted++) {
            if (within(correlation.rule(), BigDecimal.valueOf(wanted))) {
                return latest(correlation, matches, wanted, rules, Long.MIN_VALUE, true);
            }
        }
        return Optional.empty();
    }

    /**
     * Of the chains of some length over the first rules, the one that began latest.
     *
     * @param withLast whether it must end with the last match
     */
    private static Optional<List<Match>> latest(
            RuleSet.Correlation correlation,
            List<Match> matches,
            int length,
            int rules,
            long fromMillis,
            boolean withLast) {
        Optional<List<Match>> latest = Optional.empty();
        for (int rule = 0; rule < rules; rule++) {
            Optional<List<Match>> chain = ending(correlation, matches, length, rule, withLast);
            boolean isLater = chain.isPresent()
                    && (latest.isEmpty()
                            || chain.get().getFirst().atMillis()
                                    >= latest.get().getFirst().atMillis());
            latest = isLater ? chain : latest;
        }
        return latest.filter(chain -> chain.getFirst().atMillis() >= fromMillis);
    }

    /** The last chain of some length that ends with a match of this rule, and takes no longer than it may. */
    private static Optional<List<Match>> ending(
            RuleSet.Correlation correlation, List<Match> matches, int length, int rule, boolean withLast) {
        for (int at = matches.size() - 1; at >= (withLast ? matches.size() - 1 : 0); at--) {
            Match end = matches.get(at);
            if (!end.rule().equals(correlation.referredIds().get(rule))) {
                continue;
            }
            if (length == 1) {
                return Optional.of(List.of(end));
            }
            long earliest = end.atMillis() - correlation.rule().timespan().toMillis();
            Optional<List<Match>> before =
                    latest(correlation, matches.subList(0, at), length - 1, rule, earliest, false);
            if (before.isPresent()) {
                List<Match> chain = new ArrayList<>(before.get());
                chain.add(end);
                return Optional.of(chain);
            }
        }
        return Optional.empty();
    }

    private static boolean holds(RuleSet.Correlation correlation, List<Match> window) {
        CorrelationRule rule = correlation.rule();
        if (rule.presence().isPresent()) {
            return holds(rule.presence().get(), correlation, window);
        }
        return switch (rule.type()) {
            case EVENT_COUNT -> within(rule, BigDecimal.valueOf(window.size()));
            case VALUE_COUNT ->
                within(
                        rule,
                        BigDecimal.valueOf(window.stream()
                                .map(match -> counted(rule, match))
                                .distinct()
                                .count()));
            case VALUE_SUM -> within(rule, sum(rule, window));
            case VALUE_AVG ->
                within(rule, sum(rule, window).divide(BigDecimal.valueOf(window.size()), 12, RoundingMode.HALF_EVEN));
            case VALUE_PERCENTILE -> isRarity(rule) ? rare(rule, window) : within(rule, percentile(rule, window));
            case TEMPORAL, TEMPORAL_ORDERED ->
                within(
                        rule,
                        BigDecimal.valueOf(
                                window.stream().map(Match::rule).distinct().count()));
        };
    }

    private static boolean holds(Presence wanted, RuleSet.Correlation correlation, List<Match> window) {
        return switch (wanted) {
            case Presence.Of of -> {
                String id =
                        correlation.referredIds().get(correlation.rule().rules().indexOf(of.rule()));
                yield window.stream().anyMatch(match -> match.rule().equals(id));
            }
            case Presence.All all -> all.parts().stream().allMatch(part -> holds(part, correlation, window));
            case Presence.Any any -> any.parts().stream().anyMatch(part -> holds(part, correlation, window));
            case Presence.Absent absent -> !holds(absent.part(), correlation, window);
        };
    }

    private static List<String> counted(CorrelationRule rule, Match match) {
        return rule.threshold().fields().stream()
                .map(field -> Objects.requireNonNull(match.fields().get(field)))
                .toList();
    }

    private static BigDecimal number(CorrelationRule rule, Match match) {
        return new BigDecimal(counted(rule, match).get(0));
    }

    private static BigDecimal sum(CorrelationRule rule, List<Match> window) {
        return window.stream().map(match -> number(rule, match)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean rare(CorrelationRule rule, List<Match> window) {
        List<List<String>> values =
                window.stream().map(match -> counted(rule, match)).toList();
        return values.stream().anyMatch(value -> {
            long times = values.stream().filter(value::equals).count();
            return within(rule, BigDecimal.valueOf(100.0 * times / values.size()));
        });
    }

    /** The smallest number that at least so many percent do not exceed. */
    private static BigDecimal percentile(CorrelationRule rule, List<Match> window) {
        List<BigDecimal> sorted =
                window.stream().map(match -> number(rule, match)).sorted().toList();
        return sorted.stream()
                .filter(number -> 100.0
                                * sorted.stream()
                                        .filter(other -> other.compareTo(number) <= 0)
                                        .count()
                        >= rule.threshold().percentile() * sorted.size())
                .findFirst()
                .orElseThrow();
    }

    private static boolean within(CorrelationRule rule, BigDecimal value) {
        return rule.threshold().limits().stream().allMatch(limit -> within(limit, value));
    }

    private static boolean within(Limit limit, BigDecimal value) {
        int order = value.compareTo(BigDecimal.valueOf(limit.than()));
        return switch (limit.comparison()) {
            case LT -> order < 0;
            case LTE -> order <= 0;
            case GT -> order > 0;
            case GTE -> order >= 0;
            case EQ -> order == 0;
            case NEQ -> order != 0;
        };
    }
}
