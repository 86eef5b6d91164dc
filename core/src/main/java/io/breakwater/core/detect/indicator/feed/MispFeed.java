package io.breakwater.core.detect.indicator.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.detect.indicator.Tlp;
import java.util.Optional;

/** A MISP event: its attributes that are meant for detection ({@code to_ids}), those of its objects too. */
final class MispFeed {
    private final String file;
    private final FeedDefaults defaults;
    private final FeedSink sink;

    MispFeed(String file, FeedDefaults defaults, FeedSink sink) {
        this.file = file;
        this.defaults = defaults;
        this.sink = sink;
    }

    void event(JsonNode event, long line) {
        event.path("Attribute").forEach(attribute -> attribute(event, attribute, line));
        event.path("Object")
                .forEach(object -> object.path("Attribute").forEach(attribute -> attribute(event, attribute, line)));
    }

    private void attribute(JsonNode event, JsonNode attribute, long line) {
        if (!attribute.path("to_ids").asBoolean() || attribute.path("deleted").asBoolean()) {
            return;
        }
        Entry entry = new Entry(file, line, defaults, sink)
                .source(event.path("Orgc").path("name").asText())
                .label(event.path("info").asText())
                .from(event.path("date").asText())
                .from(attribute.path("timestamp").asText())
                .from(attribute.path("first_seen").asText())
                .until(attribute.path("last_seen").asText());
        tlp(attribute).or(() -> tlp(event)).ifPresent(entry::tlp);
        String type = attribute.path("type").asText();
        MispTypes.values(type, attribute.path("value").asText())
                .forEach(value -> entry.value(value.kind(), value.value()));
    }

    private static Optional<Tlp> tlp(JsonNode tagged) {
        for (JsonNode tag : tagged.path("Tag")) {
            String name = tag.path("name").asText();
            if (name.startsWith("tlp:")) {
                return Tlp.named(name);
            }
        }
        return Optional.empty();
    }
}
