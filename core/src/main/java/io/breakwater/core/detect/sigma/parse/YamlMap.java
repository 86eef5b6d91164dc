package io.breakwater.core.detect.sigma.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML mapping read with an eye on mistakes: doubles, keys that are no text, values of the wrong kind. */
final class YamlMap {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    private final MappingNode node;
    private final Findings findings;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** A key and its value, both with their places. */
    record Entry(ScalarNode key, Node value) {}

    YamlMap(MappingNode node, Findings findings) {
        this.node = node;
        this.findings = findings;
        for (NodeTuple tuple : node.getValue()) {
            add(tuple);
        }
    }

    private void add(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            findings.error(tuple.getKeyNode(), "yaml.key", "a key must be text; quote it or write it on one line");
            return;
        }
        if (entries.putIfAbsent(key.getValue(), new Entry(key, tuple.getValueNode())) != null) {
            findings.error(
                    key, "yaml.double-key", "'" + key.getValue() + "' stands here twice; keep one, or join the two");
        }
    }

    MappingNode node() {
        return node;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /** Where to complain about {@code key}: its value, or the whole map when it is absent. */
    Node place(String key) {
        return node(key).orElse(node);
    }

    /** The text at {@code key}; empty text when absent or null. */
    String text(String key) {
        Optional<Node> found = node(key);
        if (found.isEmpty() || isNull(found.get())) {
            return "";
        }
        if (found.get() instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        findings.error(found.get(), "yaml.kind", "'" + key + "' must be one text, not a list or a map");
        return "";
    }

    /** The list of texts at {@code key}; one text alone counts as a list of one; empty when absent. */
    List<String> texts(String key) {
        return node(key).map(found -> texts(key, found)).orElse(List.of());
    }

    private List<String> texts(String key, Node found) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(found)) {
            if (item instanceof ScalarNode scalar) {
                texts.add(scalar.getValue());
            } else {
                findings.error(item, "yaml.kind", "'" + key + "' must be a list of texts");
            }
        }
        return texts;
    }

    Optional<YamlMap> map(String key) {
        Optional<Node> found = node(key);
        if (found.isPresent() && !(found.get() instanceof MappingNode)) {
            findings.error(found.get(), "yaml.kind", "'" + key + "' must be a map of keys and values");
        }
        return found.filter(MappingNode.class::isInstance).map(mapping -> new YamlMap((MappingNode) mapping, findings));
    }

    /** The items of a sequence, or the node itself as the only one; a null is no item. */
    static List<Node> items(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        return isNull(node) ? List.of() : List.of(node);
    }

    static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar && isPlain(scalar) && NULLS.contains(scalar.getValue());
    }

    static boolean isPlain(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.PLAIN;
    }
}
