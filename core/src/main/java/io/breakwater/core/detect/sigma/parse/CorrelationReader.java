package io.breakwater.core.detect.sigma.parse;

import io.breakwater.core.detect.sigma.rule.Comparison;
import io.breakwater.core.detect.sigma.rule.CorrelationRule;
import io.breakwater.core.detect.sigma.rule.CorrelationRule.Limit;
import io.breakwater.core.detect.sigma.rule.CorrelationRule.Presence;
import io.breakwater.core.detect.sigma.rule.CorrelationRule.Threshold;
import io.breakwater.core.detect.sigma.rule.CorrelationRule.Type;
import io.breakwater.core.detect.sigma.rule.Heading;
import io.breakwater.core.detect.sigma.rule.Numbers;
import io.breakwater.core.detect.sigma.rule.SigmaDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The {@code correlation:} section of a document. */
final class CorrelationReader {
    private static final Pattern TIMESPAN = Pattern.compile("(\\d{1,9})([smhdwMy])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7),
            "M", Duration.ofDays(30),
            "y", Duration.ofDays(365));

    private final Findings findings;

    CorrelationReader(Findings findings) {
        this.findings = findings;
    }

    Optional<SigmaDocument> read(YamlMap document, Heading heading) {
        Optional<YamlMap> section = document.map("correlation");
        if (section.isEmpty()) {
            return Optional.empty();
        }
        YamlMap map = section.get();
        Optional<Type> type = type(map);
        List<String> rules = map.texts("rules");
        if (rules.isEmpty()) {
            findings.error(map.node(), "correlation.rules", "'rules' is missing; name the rules to correlate");
        }
        Duration timespan = timespan(map);
        Optional<Presence> presence = presence(map, rules);
        Threshold threshold = presence.isPresent() ? all(rules) : threshold(map, type, rules);
        boolean generate = map.text("generate").equalsIgnoreCase("true");
        return type.map(known -> new CorrelationRule(
                heading,
                known,
                rules,
                map.texts("group-by"),
                aliases(map),
                timespan,
                threshold,
                presence,
                generate || document.text("generate").equalsIgnoreCase("true")));
    }

    private Optional<Type> type(YamlMap map) {
        String name = map.text("type").strip();
        Optional<Type> type = Arrays.stream(Type.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
        if (type.isEmpty()) {
            findings.error(
                    map.node("type").orElse(map.node()),
                    "correlation.type",
                    "unknown correlation type '" + name + "'; use event_count, value_count, value_sum, value_avg,"
                            + " value_percentile, temporal or temporal_ordered");
        }
        return type;
    }

    private Duration timespan(YamlMap map) {
        String text = map.text(map.has("timeframe") && !map.has("timespan") ? "timeframe" : "timespan")
                .strip();
        Matcher matcher = TIMESPAN.matcher(text);
        if (!matcher.matches()) {
            findings.error(
                    map.node("timespan").orElse(map.node()),
                    "correlation.timespan",
                    "'" + text + "' is no timespan; write a number and s, m, h or d, such as 90m");
            return Duration.ZERO;
        }
        return UNITS.getOrDefault(matcher.group(2), Duration.ZERO).multipliedBy(Long.parseLong(matcher.group(1)));
    }

    private Map<String, Map<String, String>> aliases(YamlMap map) {
        Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
        map.map("aliases")
                .ifPresent(section -> section.entries()
                        .keySet()
                        .forEach(alias -> section.map(alias).ifPresent(fields -> aliases.put(alias, flat(fields)))));
        return aliases;
    }

    private static Map<String, String> flat(YamlMap fields) {
        Map<String, String> flat = new LinkedHashMap<>();
        fields.entries().keySet().forEach(rule -> flat.put(rule, fields.text(rule)));
        return flat;
    }

    private static Threshold all(List<String> rules) {
        return new Threshold(List.of(), 0, List.of(new Limit(Comparison.GTE, rules.size())));
    }

    private Threshold threshold(YamlMap map, Optional<Type> type, List<String> rules) {
        boolean temporal = type.isPresent() && (type.get() == Type.TEMPORAL || type.get() == Type.TEMPORAL_ORDERED);
        if (!map.has("condition") && temporal) {
            return all(rules);
        }
        Optional<YamlMap> condition = map.map("condition");
        if (condition.isEmpty()) {
            findings.error(
                    map.node("condition").orElse(map.node()),
                    "correlation.condition",
                    "a condition is missing; add for example 'condition: {gte: 10}'");
            return all(rules);
        }
        Threshold threshold = limits(condition.get());
        boolean counted = !temporal && type.isPresent() && type.get() != Type.EVENT_COUNT;
        if (counted && threshold.fields().isEmpty()) {
            findings.error(
                    condition.get().node(),
                    "correlation.field",
                    "this type counts values; add 'field:' to the condition");
        }
        return threshold;
    }

    private Threshold limits(YamlMap condition) {
        List<Limit> limits = new ArrayList<>();
        double percentile = Double.NaN;
        for (Map.Entry<String, YamlMap.Entry> line : condition.entries().entrySet()) {
            Optional<Comparison> comparison = Comparison.named(line.getKey());
            if (comparison.isPresent()) {
                limits.add(new Limit(comparison.get(), number(line.getValue().value())));
            } else if (line.getKey().equals("percentile")) {
                percentile = number(line.getValue().value());
            } else if (!line.getKey().equals("field")) {
                findings.error(
                        line.getValue().key(),
                        "correlation.condition",
                        "unknown word '" + line.getKey() + "'; use gt, gte, lt, lte, eq, neq, field or percentile");
            }
        }
        if (limits.isEmpty()) {
            findings.error(condition.node(), "correlation.condition", "no limit here; add for example 'gte: 10'");
        }
        return new Threshold(condition.texts("field"), percentile, limits);
    }

    private double number(Node node) {
        OptionalDouble number =
                node instanceof ScalarNode scalar ? Numbers.parse(scalar.getValue()) : OptionalDouble.empty();
        if (number.isEmpty()) {
            findings.error(node, "correlation.number", "a number is wanted here");
        }
        return number.orElse(0);
    }

    private Optional<Presence> presence(YamlMap map, List<String> rules) {
        Optional<Node> condition = map.node("condition");
        if (condition.isEmpty() || condition.get() instanceof MappingNode) {
            return Optional.empty();
        }
        if (!(condition.get() instanceof ScalarNode scalar)) {
            findings.error(condition.get(), "correlation.condition", "a condition is a map of limits, or one text");
            return Optional.empty();
        }
        return Optional.of(PresenceParser.parse(scalar, rules, findings));
    }
}
