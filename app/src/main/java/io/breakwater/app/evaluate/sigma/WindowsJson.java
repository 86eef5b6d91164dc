package io.breakwater.app.evaluate.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.detect.sigma.MapEvent;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Windows events in the two JSON forms of public test sets, with fields named as Sigma names them: the tree that EVTX
 * readers write ({@code Event/System/EventData}), and one flat object.
 */
final class WindowsJson {
    private static final RuleSource WINDOWS = new RuleSource("", "windows", "");
    private static final String ATTRIBUTES = "#attributes";
    private static final String TEXT = "#text";

    private final Map<String, List<String>> header = new LinkedHashMap<>();
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    private WindowsJson() {}

    static MapEvent event(JsonNode record) {
        WindowsJson reader = new WindowsJson();
        JsonNode event = record.path("Event");
        if (event.isObject()) {
            event.path("System").properties().forEach(field -> reader.system(field.getKey(), field.getValue()));
            reader.eventData(event.path("EventData"));
            event.path("UserData").properties().forEach(section -> reader.eventData(section.getValue()));
        } else {
            record.properties().forEach(field -> reader.flat(field.getKey(), field.getValue()));
            reader.alias("SourceName", "Provider_Name");
            reader.alias("Hostname", "Computer");
        }
        return MapEvent.of(WINDOWS, reader.header, reader.fields);
    }

    /** Shippers that flatten records rename two header fields. */
    private void alias(String written, String name) {
        List<String> values = fields.get(written);
        if (values != null) {
            header.put(name, values);
        }
    }

    private void system(String name, JsonNode value) {
        if (!value.isObject()) {
            add(header, name, value);
            return;
        }
        if (value.has(TEXT)) {
            add(header, name, value.get(TEXT));
        }
        value.path(ATTRIBUTES)
                .properties()
                .forEach(attribute -> add(header, name + "_" + attribute.getKey(), attribute.getValue()));
    }

    private void eventData(JsonNode section) {
        section.properties().forEach(field -> {
            if (!field.getKey().equals(ATTRIBUTES)) {
                flat(field.getKey(), field.getValue());
            }
        });
    }

    private void flat(String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(item -> flat(name, item));
        } else if (value.isObject() && value.has(TEXT)) {
            flat(name, value.get(TEXT));
        } else if (value.isObject()) {
            value.properties().forEach(field -> flat(name + "." + field.getKey(), field.getValue()));
        } else {
            add(fields, name, value);
        }
    }

    private static void add(Map<String, List<String>> fields, String name, JsonNode value) {
        List<String> values = fields.computeIfAbsent(name, key -> new ArrayList<>(1));
        if (!value.isNull()) {
            values.add(value.asText());
        }
    }
}
