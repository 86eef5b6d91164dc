package io.breakwater.core.detect.sigma.parse;

import io.breakwater.core.detect.sigma.rule.Expression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The {@code detection:} section, or the selections of a filter, to one expression. */
final class DetectionReader {
    private static final Expression NEVER = new Expression.AnyOf(List.of());
    /** More than any honest rule has; a YAML file that unfolds aliases without end stops here. */
    private static final int MOST_TESTS = 200_000;

    private final Findings findings;
    private final FieldReader fields;
    private int tests;

    DetectionReader(Findings findings, ParseOptions options) {
        this.findings = findings;
        this.fields = new FieldReader(findings, options);
    }

    /**
     * @param reserved keys of the section that are no search identifiers
     */
    Expression read(YamlMap section, Set<String> reserved) {
        Map<String, Expression> identifiers = new LinkedHashMap<>();
        section.entries().forEach((name, entry) -> {
            if (!reserved.contains(name)) {
                identifiers.put(name, selection(entry.value(), 0));
            }
        });
        if (!section.has("condition")) {
            findings.error(section.node(), "condition.missing", "a condition is missing; add 'condition: selection'");
            return NEVER;
        }
        return conditions(section, identifiers);
    }

    private Expression conditions(YamlMap section, Map<String, Expression> identifiers) {
        Set<String> used = new HashSet<>();
        List<Expression> alternatives = new ArrayList<>();
        Node condition = section.node("condition").orElseThrow();
        for (Node item : YamlMap.items(condition)) {
            if (item instanceof ScalarNode scalar) {
                alternatives.add(new ConditionParser(identifiers, used, scalar, findings).parse());
            } else {
                findings.error(item, "condition.kind", "a condition is one text or a list of texts");
            }
        }
        if (alternatives.isEmpty()) {
            findings.error(condition, "condition.empty", "the condition is empty; name a search identifier");
        }
        section.entries().forEach((name, entry) -> {
            if (identifiers.containsKey(name) && !used.contains(name)) {
                findings.warning(
                        entry.key(),
                        "condition.unused",
                        "the condition never speaks of '" + name + "'; use or drop it");
            }
        });
        return alternatives.size() == 1 ? alternatives.get(0) : new Expression.AnyOf(alternatives);
    }

    private Expression selection(Node node, int depth) {
        if (++tests > MOST_TESTS) {
            findings.error(node, "detection.size", "more than " + MOST_TESTS + " tests; split the rule");
            return NEVER;
        }
        return switch (node) {
            case MappingNode mapping -> map(new YamlMap(mapping, findings));
            case SequenceNode sequence when depth == 0 -> list(sequence);
            case ScalarNode scalar when !YamlMap.isNull(scalar) -> keyword(scalar);
            default -> wrong(node);
        };
    }

    private Expression wrong(Node node) {
        findings.error(
                node,
                "detection.kind",
                "a search identifier is a map of fields, a list of maps, or a list of keywords");
        return NEVER;
    }

    private Expression map(YamlMap map) {
        List<Expression> lines = new ArrayList<>();
        map.entries().values().forEach(entry -> {
            tests += YamlMap.items(entry.value()).size();
            lines.add(tests > MOST_TESTS ? NEVER : fields.read(entry.key(), entry.value()));
        });
        if (lines.isEmpty()) {
            findings.error(map.node(), "detection.empty", "an empty map would match everything; name a field");
        }
        return lines.size() == 1 ? lines.get(0) : new Expression.AllOf(lines);
    }

    private Expression list(SequenceNode sequence) {
        List<Expression> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(selection(item, 1)));
        if (items.isEmpty()) {
            findings.error(sequence, "detection.empty", "an empty list matches nothing; give keywords or maps");
        }
        return items.size() == 1 ? items.get(0) : new Expression.AnyOf(items);
    }

    private Expression keyword(ScalarNode scalar) {
        return fields.read(
                new ScalarNode(
                        scalar.getTag(), "", scalar.getStartMark(), scalar.getEndMark(), scalar.getScalarStyle()),
                scalar);
    }
}
