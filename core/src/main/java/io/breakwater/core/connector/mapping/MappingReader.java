package io.breakwater.core.connector.mapping;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads the parts that say what a record means: views, variants, conditions, attributes. The language is described in
 * docs/connectors.md; an unknown word is a problem with its place, never passed over.
 */
final class MappingReader {
    private final Problems problems;
    private final String file;

    MappingReader(Problems problems, String file) {
        this.problems = problems;
        this.file = file;
    }

    /** The view that stands in {@code map}; its keys count as taken. */
    View view(YamlMap map) {
        return new View(
                map.text("product"),
                map.take("class").flatMap(this::ocsfClass),
                map.map("logsource").map(MappingReader::logSource),
                map.map("attributes").map(this::attributes).orElse(Map.of()));
    }

    List<Variant> variants(YamlMap top) {
        List<Variant> variants = new ArrayList<>();
        for (YamlMap map : top.maps("variants")) {
            Condition when = map.map("when").map(this::condition).orElseGet(() -> {
                map.problem(map.node(), "key 'when' is missing");
                return new Condition.All(List.of());
            });
            variants.add(new Variant(when, view(map)));
            map.done();
        }
        return variants;
    }

    private Optional<OcsfClass> ocsfClass(Node node) {
        String word = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        List<String> known =
                Arrays.stream(OcsfClass.values()).map(MappingReader::word).toList();
        int index = known.indexOf(word);
        if (index < 0) {
            problems.unknown(file, node, "class", word, known);
            return Optional.empty();
        }
        return Optional.of(OcsfClass.values()[index]);
    }

    /** {@code DETECTION_FINDING} as mapping files write it: {@code detection-finding}. */
    private static String word(OcsfClass ocsfClass) {
        return ocsfClass.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static LogSource logSource(YamlMap map) {
        LogSource logSource = new LogSource(
                map.text("category").orElse(""),
                map.text("product").orElse(""),
                map.text("service").orElse(""));
        map.done();
        return logSource;
    }

    private Condition condition(YamlMap map) {
        List<Condition> all = new ArrayList<>();
        map.each((field, node) -> condition(map, field, node).ifPresent(all::add));
        return new Condition.All(all);
    }

    private Optional<Condition> condition(YamlMap map, String field, Node node) {
        if (!(node instanceof MappingNode)) {
            return Optional.of(new Condition.OneOf(field, map.textsOf(node)));
        }
        YamlMap test = new YamlMap(file, node, problems);
        Optional<Condition> matches =
                test.take("matches").flatMap(this::pattern).map(pattern -> new Condition.Matches(field, pattern));
        Optional<Condition> exists =
                test.text("exists").map(wanted -> new Condition.Exists(field, Boolean.parseBoolean(wanted)));
        test.done();
        if (matches.isEmpty() && exists.isEmpty()) {
            test.problem(node, "a condition is a value, a list of values, {matches: pattern} or {exists: true}");
        }
        return matches.or(() -> exists);
    }

    private Map<Attribute, ValueSource> attributes(YamlMap map) {
        Map<Attribute, ValueSource> attributes = new EnumMap<>(Attribute.class);
        map.each((name, node) -> {
            Optional<Attribute> attribute = Attribute.named(name);
            if (attribute.isPresent()) {
                attributes.put(attribute.get(), source(map, node));
            } else {
                problems.unknown(file, map.keyNode(name), "attribute", name, attributeNames());
            }
        });
        return attributes;
    }

    private static List<String> attributeNames() {
        return Arrays.stream(Attribute.values()).map(Attribute::ocsfName).toList();
    }

    private ValueSource source(YamlMap map, Node node) {
        if (!(node instanceof MappingNode)) {
            return new ValueSource.FirstField(map.textsOf(node));
        }
        YamlMap stated = new YamlMap(file, node, problems);
        ValueSource plain = plainSource(stated);
        Optional<Pattern> extract = stated.take("extract").flatMap(this::pattern);
        List<ValueSource.Translation> list =
                stated.map("values").map(this::translations).orElse(List.of());
        Optional<String> otherwise = stated.text("otherwise");
        Optional<ZoneOffset> zone = stated.take("as-time").flatMap(this::zone);
        stated.done();
        ValueSource part = extract.<ValueSource>map(pattern -> new ValueSource.Extract(plain, pattern))
                .orElse(plain);
        ValueSource dated = zone.<ValueSource>map(offset -> new ValueSource.Timestamp(part, offset))
                .orElse(part);
        return list.isEmpty() ? dated : new ValueSource.Translated(dated, list, otherwise);
    }

    private static ValueSource plainSource(YamlMap stated) {
        Optional<String> text = stated.text("text");
        Optional<String> template = stated.text("template");
        List<String> fields = stated.texts("field");
        if (text.isEmpty() && template.isEmpty() && fields.isEmpty()) {
            stated.problem(stated.node(), "say where the value comes from: 'field', 'text' or 'template'");
        }
        return text.<ValueSource>map(ValueSource.Constant::new)
                .or(() -> template.map(ValueSource.Template::of))
                .orElseGet(() -> new ValueSource.FirstField(fields));
    }

    private List<ValueSource.Translation> translations(YamlMap map) {
        List<ValueSource.Translation> list = new ArrayList<>();
        map.each((from, node) -> map.scalar(node).ifPresent(to -> {
            try {
                list.add(ValueSource.Translation.of(from, to));
            } catch (NumberFormatException notARange) {
                map.problem(map.keyNode(from), "'" + from + "' is no range; write for example 4..6");
            }
        }));
        return list;
    }

    /** The offset in {@code node}; a wrong one is a problem. */
    Optional<ZoneOffset> zone(Node node) {
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        try {
            return Optional.of(ZoneOffset.of(text));
        } catch (DateTimeException wrong) {
            problems.add(file, node, "'" + text + "' is no offset; write for example \"+08:00\"");
            return Optional.empty();
        }
    }

    /** The pattern in {@code node}; a wrong one is a problem. */
    Optional<Pattern> pattern(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            problems.add(file, node, "a pattern was expected");
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(scalar.getValue()));
        } catch (PatternSyntaxException wrong) {
            problems.add(file, node, "wrong pattern: " + wrong.getMessage());
            return Optional.empty();
        }
    }
}
