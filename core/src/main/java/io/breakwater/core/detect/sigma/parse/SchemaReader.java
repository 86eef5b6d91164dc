package io.breakwater.core.detect.sigma.parse;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * What the specification's schema says of the parts that do not decide what a rule means: keys, dates, tags, relations. A
 * document may have keys of its own; one that is a known key but for a letter or two is a mistake. All of it is warned of
 * only.
 */
final class SchemaReader {
    private static final Set<String> KEYS = Set.of(
            "title",
            "id",
            "related",
            "name",
            "taxonomy",
            "status",
            "description",
            "license",
            "author",
            "references",
            "date",
            "modified",
            "logsource",
            "detection",
            "fields",
            "falsepositives",
            "level",
            "tags",
            "scope",
            "correlation",
            "filter",
            "breakwater");
    private static final Set<String> SOURCE_KEYS = Set.of("category", "product", "service", "definition");
    private static final Set<String> RELATIONS =
            Set.of("derived", "obsolete", "obsoletes", "merged", "renamed", "similar", "correlation");
    private static final Pattern DATE = Pattern.compile("\\d{4}-(0[1-9]|1[012])-(0[1-9]|[12]\\d|3[01])");
    private static final Pattern TAG = Pattern.compile("[a-z0-9_-]+\\.[a-z0-9._-]+");
    private static final int LONGEST_TITLE = 256;

    private final Findings findings;

    SchemaReader(Findings findings) {
        this.findings = findings;
    }

    void read(YamlMap map) {
        misspelt(map, KEYS);
        map.node("logsource")
                .filter(MappingNode.class::isInstance)
                .ifPresent(source -> misspelt(new YamlMap((MappingNode) source, findings), SOURCE_KEYS));
        date(map, "date");
        date(map, "modified");
        map.node("tags").ifPresent(tags -> YamlMap.items(tags).forEach(this::tag));
        map.node("related").ifPresent(related -> YamlMap.items(related).forEach(this::relation));
        String taxonomy = map.has("taxonomy") ? map.text("taxonomy").strip() : "";
        if (!taxonomy.isEmpty() && !taxonomy.equals("sigma")) {
            findings.warning(
                    map.place("taxonomy"),
                    "taxonomy.unknown",
                    "the taxonomy '" + taxonomy
                            + "' is not known; field names are read as Sigma's own, so translate them");
        }
        if (map.has("title") && map.text("title").length() > LONGEST_TITLE) {
            findings.warning(
                    map.place("title"),
                    "title.long",
                    "a title has at most 256 characters; move the rest to description");
        }
    }

    private void misspelt(YamlMap map, Set<String> known) {
        map.entries().forEach((key, entry) -> {
            Optional<String> meant = known.contains(key) ? Optional.empty() : Spelling.closest(key, known);
            meant.filter(word -> !map.has(word))
                    .ifPresent(word -> findings.warning(
                            entry.key(), "key.unknown", "unknown key '" + key + "'; did you mean '" + word + "'?"));
        });
    }

    private void date(YamlMap map, String key) {
        map.node(key)
                .filter(ScalarNode.class::isInstance)
                .map(node -> ((ScalarNode) node).getValue())
                .filter(text -> !DATE.matcher(text).matches())
                .ifPresent(text -> findings.warning(
                        map.place(key), "date.form", "'" + text + "' is no date; write it like 2026-05-31"));
    }

    private void tag(Node tag) {
        if (tag instanceof ScalarNode scalar && !TAG.matcher(scalar.getValue()).matches()) {
            findings.warning(
                    tag,
                    "tag.form",
                    "'" + scalar.getValue() + "' is no tag; write namespace.name in lower case, like attack.t1490");
        }
    }

    private void relation(Node relation) {
        boolean whole = relation instanceof MappingNode mapping && isRelation(new YamlMap(mapping, findings));
        if (!whole) {
            findings.warning(
                    relation,
                    "related.form",
                    "a relation has an id and a type: derived, obsolete, merged, renamed or similar");
        }
    }

    private static boolean isRelation(YamlMap relation) {
        return relation.has("id") && RELATIONS.contains(relation.text("type"));
    }
}
