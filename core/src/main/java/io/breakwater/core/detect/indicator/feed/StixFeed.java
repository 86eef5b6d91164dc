package io.breakwater.core.detect.indicator.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.detect.indicator.Tlp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A STIX 2.1 (or 2.0) bundle. Indicators are kept until the whole bundle is read, because the identities and markings they
 * refer to may stand behind them.
 */
final class StixFeed {
    /** The markings that the specification fixes. */
    private static final Map<String, Tlp> MARKINGS = Map.of(
            "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", Tlp.CLEAR,
            "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", Tlp.GREEN,
            "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", Tlp.AMBER,
            "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Tlp.RED,
            "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", Tlp.CLEAR,
            "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", Tlp.GREEN,
            "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", Tlp.AMBER,
            "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", Tlp.AMBER_STRICT,
            "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", Tlp.RED);

    private final String file;
    private final FeedDefaults defaults;
    private final FeedSink sink;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Tlp> markings = new HashMap<>(MARKINGS);
    private final List<Located> indicators = new ArrayList<>();

    private record Located(JsonNode object, long line) {}

    StixFeed(String file, FeedDefaults defaults, FeedSink sink) {
        this.file = file;
        this.defaults = defaults;
        this.sink = sink;
    }

    /** Takes one object of the bundle in. */
    void object(JsonNode object, long line) {
        String id = object.path("id").asText();
        switch (object.path("type").asText()) {
            case "identity" -> names.put(id, object.path("name").asText());
            case "marking-definition" ->
                Tlp.named(object.path("definition")
                                .path("tlp")
                                .asText(object.path("name").asText()))
                        .ifPresent(tlp -> markings.put(id, tlp));
            case "indicator" -> indicators.add(new Located(object, line));
            default -> {
                // Reports, relations and the like name no value.
            }
        }
    }

    /** The bundle is whole. */
    void end() {
        indicators.forEach(this::indicator);
    }

    private void indicator(Located located) {
        JsonNode object = located.object();
        if (object.path("revoked").asBoolean()) {
            return;
        }
        Entry entry = new Entry(file, located.line(), defaults, sink)
                .source(names.getOrDefault(object.path("created_by_ref").asText(), ""))
                .label(object.path("name").asText())
                .confidence(object.path("confidence").asText())
                .from(object.path("valid_from").asText())
                .until(object.path("valid_until").asText());
        tlp(object).ifPresent(entry::tlp);
        String language = object.path("pattern_type").asText("stix");
        if (!language.equals("stix")) {
            entry.problem("pattern.language", "a pattern in " + language + " is no indicator; load it as a rule");
            return;
        }
        StixPattern.Read read = StixPattern.read(object.path("pattern").asText());
        if (!read.refused().isEmpty()) {
            entry.problem("pattern.left-out", read.refused() + "; it is left out");
        }
        read.values().forEach(value -> entry.value(value.kind(), value.value()));
    }

    private Optional<Tlp> tlp(JsonNode object) {
        for (JsonNode reference : object.path("object_marking_refs")) {
            Tlp known = markings.get(reference.asText());
            if (known != null) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }
}
