package io.breakwater.core.connector.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML mapping of which every key must be taken; what is left over, or of the wrong kind, is a problem with its place. */
final class YamlMap {
    private final String file;
    private final Node node;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();

    YamlMap(String file, Node node, Problems problems) {
        this.file = file;
        this.node = node;
        this.problems = problems;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::take);
        } else {
            problem(node, "a mapping (key: value) was expected");
        }
    }

    private void take(NodeTuple tuple) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        if (values.put(key, tuple.getValueNode()) != null) {
            problem(tuple.getKeyNode(), "key '" + key + "' stands here twice");
        }
        keys.put(key, tuple.getKeyNode());
    }

    String file() {
        return file;
    }

    Node node() {
        return node;
    }

    Problems problems() {
        return problems;
    }

    void problem(Node at, String message) {
        problems.add(file, at, message);
    }

    boolean has(String key) {
        asked.add(key);
        return values.containsKey(key);
    }

    Optional<Node> take(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key));
    }

    Optional<String> text(String key) {
        return take(key).flatMap(this::scalar);
    }

    /** The text of {@code key}; a problem, and empty text, when it is not there. */
    String needed(String key) {
        if (!has(key)) {
            problem(node, "key '" + key + "' is missing");
        }
        return text(key).orElse("");
    }

    /** One text or a list of texts. */
    List<String> texts(String key) {
        return take(key).map(this::textsOf).orElse(List.of());
    }

    List<String> textsOf(Node value) {
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .flatMap(item -> scalar(item).stream())
                    .toList();
        }
        return scalar(value).stream().toList();
    }

    Optional<String> scalar(Node value) {
        if (value instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        problem(value, "a single value was expected");
        return Optional.empty();
    }

    Optional<YamlMap> map(String key) {
        return take(key).map(value -> new YamlMap(file, value, problems));
    }

    List<YamlMap> maps(String key) {
        Optional<Node> value = take(key);
        if (value.isPresent() && value.get() instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(item -> new YamlMap(file, item, problems))
                    .toList();
        }
        value.ifPresent(other -> problem(other, "a list was expected"));
        return List.of();
    }

    /** All entries; none of them is unknown any more. */
    void each(BiConsumer<String, Node> visitor) {
        asked.addAll(values.keySet());
        values.forEach(visitor);
    }

    Node keyNode(String key) {
        return keys.getOrDefault(key, node);
    }

    /** To be called when all keys have been asked for. */
    void done() {
        values.keySet().stream()
                .filter(key -> !asked.contains(key))
                .forEach(key -> problems.unknown(file, keyNode(key), "key", key, asked));
    }
}
