package io.breakwater.app.config;

import io.breakwater.core.content.Spelling;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One mapping of the file. It remembers which keys were asked for, so that {@link #finish} can name the others. */
final class Section {
    private final String path;
    private final Complaints complaints;
    private final @Nullable Node node;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();

    Section(String path, @Nullable Node node, Complaints complaints) {
        this.path = path;
        this.node = node;
        this.complaints = complaints;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> entries.put(((ScalarNode) entry.getKeyNode()).getValue(), entry));
        } else if (node != null
                && !(node instanceof ScalarNode empty && empty.getValue().isEmpty())) {
            complaints.at(node.getStartMark(), "'" + path + "' must hold keys and values");
        }
    }

    Section section(String key) {
        NodeTuple entry = entry(key);
        return new Section(path(key), entry == null ? null : entry.getValueNode(), complaints);
    }

    List<Section> sections(String key) {
        return nodes(key).stream()
                .map(item -> new Section(path(key), item, complaints))
                .toList();
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Complains of the section as a whole. */
    void complain(String message) {
        complaints.at(node == null ? null : node.getStartMark(), message);
    }

    String text(String key, String otherwise) {
        return value(key, Function.identity(), otherwise, "a text");
    }

    String required(String key) {
        return required(key, Function.identity(), "", "a text");
    }

    /** The same as {@link #value}, but its absence is complained of too. */
    <T> T required(String key, Function<String, T> parse, T otherwise, String expected) {
        if (!entries.containsKey(key)) {
            complain("'" + path(key) + "' is missing");
        }
        return value(key, parse, otherwise, expected);
    }

    /** A single value; one that {@code parse} refuses is complained of with {@code expected}. */
    <T> T value(String key, Function<String, T> parse, T otherwise, String expected) {
        NodeTuple entry = entry(key);
        if (entry == null) {
            return otherwise;
        }
        if (entry.getValueNode() instanceof ScalarNode scalar) {
            try {
                return parse.apply(scalar.getValue());
            } catch (IllegalArgumentException | DateTimeException bad) {
                complaints.at(
                        scalar.getStartMark(),
                        "'" + path(key) + "' must be " + expected + ", not '" + scalar.getValue() + "'");
                return otherwise;
            }
        }
        complaints.at(entry.getValueNode().getStartMark(), "'" + path(key) + "' must be " + expected);
        return otherwise;
    }

    <T> List<T> list(String key, Function<String, T> parse) {
        List<T> values = new ArrayList<>();
        for (Node item : nodes(key)) {
            if (item instanceof ScalarNode scalar) {
                values.add(parse.apply(scalar.getValue()));
            } else {
                complaints.at(item.getStartMark(), "'" + path(key) + "' must be a list of texts");
            }
        }
        return values;
    }

    /** Complains of every key that nobody asked for. */
    void finish() {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                complaints.at(entry.getKeyNode().getStartMark(), "unknown key '" + path(key) + "'" + suggestion(key));
            }
        });
    }

    private List<Node> nodes(String key) {
        NodeTuple entry = entry(key);
        if (entry == null) {
            return List.of();
        }
        if (entry.getValueNode() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        complaints.at(entry.getValueNode().getStartMark(), "'" + path(key) + "' must be a list");
        return List.of();
    }

    private @Nullable NodeTuple entry(String key) {
        known.add(key);
        return entries.get(key);
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String suggestion(String key) {
        return Spelling.nearest(key, known)
                .map(near -> "; did you mean '" + path(near) + "'?")
                .orElse("; known here: " + String.join(", ", known));
    }
}
