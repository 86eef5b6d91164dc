package io.breakwater.core.detect.sigma.parse;

import io.breakwater.core.detect.sigma.rule.Expression;
import io.breakwater.core.detect.sigma.rule.FilterRule;
import io.breakwater.core.detect.sigma.rule.Heading;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import io.breakwater.core.detect.sigma.rule.SigmaDocument;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;

/**
 * Reads Sigma files: rules, correlation rules and filters, one or many in a file. A document with an error is left out;
 * the others load. Safe for many threads.
 */
public final class RuleParser {
    private static final Set<String> DETECTION_WORDS = Set.of("condition", "timeframe");
    private static final Set<String> RULE_WORDS =
            Set.of("title", "action", "logsource", "detection", "correlation", "filter");
    private static final Set<String> FILTER_WORDS = Set.of("condition", "rules");

    private final ParseOptions options;

    public RuleParser(ParseOptions options) {
        this.options = options;
    }

    /**
     * @param file name for messages; it is not opened
     */
    public ParsedFile parse(String file, String text) {
        Findings findings = new Findings(file);
        List<SigmaDocument> documents = new ArrayList<>();
        for (YamlFile.Document document : YamlFile.documents(text, findings)) {
            int before = findings.errors();
            Optional<SigmaDocument> read = read(document, findings);
            if (findings.errors() == before) {
                read.ifPresent(documents::add);
            }
        }
        return new ParsedFile(documents, findings.problems());
    }

    /** The text of each document of a file, by the version that its heading gets. */
    public static Map<String, String> texts(String text) {
        Map<String, String> texts = new HashMap<>();
        YamlFile.documents(text, new Findings(""))
                .forEach(document -> texts.put(HeadingReader.hash(document.text()), document.text()));
        return texts;
    }

    private Optional<SigmaDocument> read(YamlFile.Document document, Findings findings) {
        if (YamlMap.isNull(document.root())) {
            return Optional.empty();
        }
        if (!(document.root() instanceof MappingNode mapping)) {
            findings.error(document.root(), "document.kind", "a Sigma document is a map that begins with 'title:'");
            return Optional.empty();
        }
        YamlMap map = new YamlMap(mapping, findings);
        if (RULE_WORDS.stream().noneMatch(map::has)) {
            findings.warning(
                    mapping,
                    "document.other",
                    "no Sigma document: it has none of "
                            + RULE_WORDS.stream().sorted().toList() + "; it is passed over");
            return Optional.empty();
        }
        Heading heading = new HeadingReader(findings).read(map, document.text());
        if (map.has("correlation")) {
            return new CorrelationReader(findings).read(map, heading);
        }
        return map.has("filter") ? filter(map, heading, findings) : rule(map, heading, findings);
    }

    private Optional<SigmaDocument> rule(YamlMap map, Heading heading, Findings findings) {
        if (map.has("action")) {
            findings.error(
                    map.place("action"), "document.action", "'action' belongs to Sigma 1; write each rule out in full");
            return Optional.empty();
        }
        RuleSource source = source(map, findings);
        Optional<YamlMap> detection = map.map("detection");
        if (detection.isEmpty()) {
            findings.error(
                    map.node(), "detection.missing", "no detection, correlation or filter here; a rule needs one");
            return Optional.empty();
        }
        Expression expression = new DetectionReader(findings, options).read(detection.get(), DETECTION_WORDS);
        return Optional.of(new SigmaRule(heading, source, expression));
    }

    private Optional<SigmaDocument> filter(YamlMap map, Heading heading, Findings findings) {
        RuleSource source = source(map, findings);
        Optional<YamlMap> filter = map.map("filter");
        if (filter.isEmpty()) {
            return Optional.empty();
        }
        List<String> rules = filter.get().texts("rules");
        boolean any = rules.size() == 1 && rules.get(0).equalsIgnoreCase("any");
        Expression spoken = new DetectionReader(findings, options).read(filter.get(), FILTER_WORDS);
        return Optional.of(new FilterRule(heading, source, any ? List.of() : rules, kept(spoken)));
    }

    /**
     * The specification writes what is to be taken away ({@code condition: selection}); many filters in use write what
     * is to stay ({@code condition: not selection}). Both mean the same here.
     */
    private static Expression kept(Expression spoken) {
        return spoken instanceof Expression.Not ? spoken : new Expression.Not(spoken);
    }

    private static RuleSource source(YamlMap map, Findings findings) {
        Optional<YamlMap> source = map.map("logsource");
        if (source.isEmpty()) {
            findings.error(
                    map.node(), "logsource.missing", "a logsource is missing; name a product, category or service");
            return RuleSource.ANY;
        }
        return new RuleSource(
                word(source.get(), "category"), word(source.get(), "product"), word(source.get(), "service"));
    }

    private static String word(YamlMap source, String key) {
        return source.text(key).strip().toLowerCase(Locale.ROOT);
    }
}
