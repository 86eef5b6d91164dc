package io.breakwater.core.connector.mapping;

import com.google.re2j.Pattern;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one file: a mapping ({@code mapping: name}) or an envelope ({@code envelope: name}). */
final class MappingFile {
    private static final List<String> KINDS =
            List.of("json", "kv", "spaced-kv", "cef", "leef", "pattern", "csv", "columns");
    private static final int CERTAINTY = 80;

    private final String file;
    private final Problems problems;
    private final MappingReader reader;

    private MappingFile(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
        this.reader = new MappingReader(problems, file);
    }

    /** What a file holds: one of the two. */
    record Content(Optional<Mapping> mapping, Optional<MappingEnvelope.Parts> envelope) {}

    /** Reads {@code yaml}; empty parts, and problems, where it is wrong. */
    static Content read(String file, String yaml, Problems problems) {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
            if (root == null) {
                problems.add(file, "the file is empty");
                return new Content(Optional.empty(), Optional.empty());
            }
            return new MappingFile(file, problems).content(new YamlMap(file, root, problems));
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            problems.add(file + ":" + line, "no YAML: " + broken.getProblem());
            return new Content(Optional.empty(), Optional.empty());
        }
    }

    private Content content(YamlMap top) {
        int before = problems.count();
        Content content = top.has("envelope")
                ? new Content(Optional.empty(), Optional.of(envelope(top)))
                : new Content(Optional.of(mapping(top)), Optional.empty());
        top.done();
        return problems.count() == before ? content : new Content(Optional.empty(), Optional.empty());
    }

    private Mapping mapping(YamlMap top) {
        return new Mapping(
                top.needed("mapping"),
                top.map("recognise").map(this::recognition).orElse(nothing()),
                format(top),
                time(top),
                top.texts("senders"),
                top.text("tenant"),
                top.texts("hide"),
                top.map("rename").map(MappingFile::renames).orElse(Map.of()),
                reader.view(top),
                reader.variants(top));
    }

    private static Map<String, String> renames(YamlMap map) {
        Map<String, String> renames = new LinkedHashMap<>();
        map.each((from, node) -> map.scalar(node).ifPresent(to -> renames.put(from, to)));
        return renames;
    }

    private MappingEnvelope.Parts envelope(YamlMap top) {
        return new MappingEnvelope.Parts(
                top.needed("envelope"),
                top.map("recognise").map(this::recognition).orElse(nothing()),
                top.needed("payload"),
                top.text("arrival"),
                top.text("time"),
                top.text("sender"),
                top.text("host"));
    }

    /** A mapping that is only ever chosen by name. */
    private static Recognition nothing() {
        return new Recognition(Optional.empty(), List.of(), List.of(), 0);
    }

    private Recognition recognition(YamlMap map) {
        Recognition recognition = new Recognition(
                map.take("pattern").flatMap(reader::pattern),
                map.texts("keys"),
                map.texts("any-key"),
                map.take("certainty").map(node -> certainty(map, node)).orElse(CERTAINTY));
        map.done();
        return recognition;
    }

    private int certainty(YamlMap map, Node node) {
        String text = map.scalar(node).orElse("");
        if (text.matches("[1-9][0-9]?|100")) {
            return Integer.parseInt(text);
        }
        problems.add(file, node, "certainty is a number from 1 to 100");
        return CERTAINTY;
    }

    private PayloadFormat format(YamlMap top) {
        Optional<YamlMap> stated = top.map("format");
        if (stated.isEmpty()) {
            top.problem(top.node(), "key 'format' is missing");
            return new PayloadFormat.Json();
        }
        YamlMap map = stated.get();
        String kind = map.needed("kind");
        PayloadFormat format = format(map, kind);
        map.done();
        return format;
    }

    private PayloadFormat format(YamlMap map, String kind) {
        Charset charset = charset(map);
        PayloadFormat.Head head = map.take("head")
                .flatMap(reader::pattern)
                .map(PayloadFormat.Head::of)
                .orElse(PayloadFormat.Head.NONE);
        return switch (kind) {
            case "json" -> new PayloadFormat.Json();
            case "kv" -> new PayloadFormat.Line(charset, head, keyValues(map));
            case "spaced-kv" -> new PayloadFormat.Line(charset, head, new SpacedPairs());
            case "cef" -> new PayloadFormat.Line(charset, head, new CefBody());
            case "leef" -> new PayloadFormat.Line(charset, head, new LeefBody());
            case "pattern" -> new PayloadFormat.Line(charset, pattern(map), PayloadFormat.Body.NONE);
            case "csv" -> new PayloadFormat.Csv(charset, columns(map));
            case "columns" -> new PayloadFormat.Line(charset, head, columns(map));
            default -> {
                problems.unknown(file, map.keyNode("kind"), "kind of format", kind, KINDS);
                yield new PayloadFormat.Json();
            }
        };
    }

    private PayloadFormat.Head pattern(YamlMap map) {
        Optional<Pattern> pattern = map.take("pattern").flatMap(reader::pattern);
        if (pattern.isEmpty()) {
            map.problem(map.node(), "a format of kind pattern needs a 'pattern'");
        }
        return pattern.map(PayloadFormat.Head::of).orElse(PayloadFormat.Head.NONE);
    }

    private static KeyValueBody keyValues(YamlMap map) {
        String separators = map.text("separators").orElse(" \t");
        return new KeyValueBody(
                separators, character(map, "assign", '='), map.text("quotes").orElse("\"'"));
    }

    private static DelimitedBody columns(YamlMap map) {
        return new DelimitedBody(character(map, "separator", ','), map.texts("columns"));
    }

    private static char character(YamlMap map, String key, char otherwise) {
        String text = map.text(key).orElse(String.valueOf(otherwise));
        if (text.length() == 1) {
            return text.charAt(0);
        }
        map.problem(map.keyNode(key), "'" + key + "' is one character");
        return otherwise;
    }

    private Charset charset(YamlMap map) {
        String name = map.text("charset").orElse("UTF-8");
        try {
            return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (UnsupportedCharsetException | IllegalCharsetNameException unknown) {
            problems.add(file, map.keyNode("charset"), "unknown charset '" + name + "'; for example UTF-8 or GB18030");
            return StandardCharsets.UTF_8;
        }
    }

    private TimeRule time(YamlMap top) {
        Optional<YamlMap> stated = top.map("time");
        if (stated.isEmpty()) {
            top.problem(top.node(), "key 'time' is missing");
            return new TimeRule(List.of(), List.of(), ZoneOffset.UTC, false);
        }
        YamlMap map = stated.get();
        List<TimeRule.Format> formats = new ArrayList<>();
        List<String> names = map.has("formats") ? map.texts("formats") : List.of("iso");
        names.forEach(name -> timeFormat(map, name).ifPresent(formats::add));
        ZoneOffset zone = map.take("zone").flatMap(reader::zone).orElse(ZoneOffset.UTC);
        TimeRule rule = new TimeRule(map.texts("fields"), formats, zone, arrivalWhenAbsent(map));
        map.done();
        return rule;
    }

    private boolean arrivalWhenAbsent(YamlMap map) {
        String word = map.text("when-absent").orElse("reject");
        if (!word.equals("reject") && !word.equals("arrival")) {
            problems.unknown(file, map.keyNode("when-absent"), "word", word, List.of("reject", "arrival"));
        }
        return word.equals("arrival");
    }

    private Optional<TimeRule.Format> timeFormat(YamlMap map, String name) {
        try {
            return Optional.of(TimeRule.format(name));
        } catch (IllegalArgumentException wrong) {
            map.problem(
                    map.keyNode("formats"),
                    "'" + name + "' is none of " + TimeRule.NAMED + " and no date pattern: " + wrong.getMessage());
            return Optional.empty();
        }
    }
}
