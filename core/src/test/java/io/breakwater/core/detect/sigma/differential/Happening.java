package io.breakwater.core.detect.sigma.differential;

import io.breakwater.core.detect.sigma.MapEvent;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An event as the generators see it, and the ways to write it down.
 *
 * @param fields by the names that rules use
 */
record Happening(String service, Map<String, List<Value>> fields) {
    /** A value as JSON has them. */
    record Value(String text, Kind kind) {}

    /** How a value is written in JSON. */
    enum Kind {
        STRING,
        BARE,
        NULL
    }

    static Value string(String text) {
        return new Value(text, Kind.STRING);
    }

    /** A number, {@code true} or {@code false}. */
    static Value bare(String text) {
        return new Value(text, Kind.BARE);
    }

    static Value none() {
        return new Value("", Kind.NULL);
    }

    RuleSource source() {
        return new RuleSource("", "test", service);
    }

    /** The values of a field without nulls; empty when there is no such field. */
    Optional<List<String>> texts(String field) {
        return Optional.ofNullable(fields.get(field)).map(Happening::texts);
    }

    private static List<String> texts(List<Value> values) {
        return values.stream()
                .filter(value -> value.kind() != Kind.NULL)
                .map(Value::text)
                .toList();
    }

    List<String> allTexts() {
        return fields.values().stream()
                .flatMap(values -> texts(values).stream())
                .toList();
    }

    MapEvent asMap() {
        Map<String, List<String>> plain = new LinkedHashMap<>();
        fields.forEach((name, values) -> plain.put(spaced(name), texts(values)));
        return MapEvent.of(source(), plain);
    }

    /** Products write some names with spaces; rules leave them out. */
    private static String spaced(String name) {
        return name.equals("FieldOne") ? "Field One" : name;
    }

    /** The event as a JSON record; fields {@code a.b} and {@code a.c} now and then as one object. */
    String asJson(Dice dice) {
        List<String> members = new ArrayList<>();
        List<String> inner = new ArrayList<>();
        boolean nests = dice.oneIn(2);
        boolean numbers = dice.oneIn(4);
        fields.forEach((name, values) -> {
            boolean nested = nests && name.startsWith("a.");
            String key = nested ? name.substring(2) : spaced(name);
            (nested ? inner : members)
                    .add(json(key, false, dice) + (dice.oneIn(4) ? " : " : ":") + json(values, numbers, dice));
        });
        if (!inner.isEmpty()) {
            members.add(dice.below(members.size() + 1), "\"a\":{" + String.join(",", inner) + "}");
        }
        return "{" + String.join(dice.oneIn(4) ? ", " : ",", members) + "}";
    }

    private static String json(List<Value> values, boolean numbers, Dice dice) {
        List<String> written =
                values.stream().map(value -> json(value, numbers, dice)).toList();
        return written.size() == 1 ? written.get(0) : "[" + String.join(",", written) + "]";
    }

    private static String json(Value value, boolean numbers, Dice dice) {
        return switch (value.kind()) {
            case STRING -> json(value.text(), numbers, dice);
            case BARE -> value.text();
            case NULL -> "null";
        };
    }

    private static String json(String text, boolean numbers, Dice dice) {
        StringBuilder written = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (numbers && dice.oneIn(8) || c < ' ' && c != '\n' || Character.isSurrogate(c)) {
                written.append(String.format(dice.oneIn(2) ? "\\u%04x" : "\\u%04X", (int) c));
            } else if (c == '\n') {
                written.append("\\n");
            } else {
                written.append(c == '"' || c == '\\' || c == '/' && dice.oneIn(5) ? "\\" : "")
                        .append(c);
            }
        }
        return written.append('"').toString();
    }
}
