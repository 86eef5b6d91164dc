package io.breakwater.app.evaluate.sigma;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.connector.Connectors;
import io.breakwater.core.connector.ParseSink;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.EventView;
import io.breakwater.core.detect.sigma.MapEvent;
import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** How a JSON record becomes an event: straight from its tree, or on the product's own way. */
interface EventSource {
    SigmaEvent event(JsonNode record);

    /** Whether it is the product's own way, which begins with the file as it is. */
    default boolean wholeWay() {
        return false;
    }

    /** Straight from the tree: judges the engine alone. */
    static EventSource tree() {
        return WindowsJson::event;
    }

    /** Through the product's connectors; a record that they reject is an event without fields. */
    static EventSource connectors() {
        return new Connected(Connectors.load(ContentLibrary.builtIn()));
    }

    /** See {@link #connectors}. */
    final class Connected implements EventSource, ParseSink {
        private static final SigmaEvent NOTHING = MapEvent.of(RuleSource.ANY, Map.of());

        private final Connectors connectors;
        private SigmaEvent latest = NOTHING;

        private Connected(Connectors connectors) {
            this.connectors = connectors;
        }

        @Override
        public boolean wholeWay() {
            return true;
        }

        @Override
        public SigmaEvent event(JsonNode record) {
            latest = NOTHING;
            connectors.parse(raw(record), this);
            return latest;
        }

        private static RawRecord raw(JsonNode record) {
            try {
                byte[] payload = Json.text().writeValueAsBytes(record);
                return new RawRecord(
                        TenantId.of("evaluation"),
                        SourceId.of("evaluation"),
                        InstantSource.system().instant(),
                        new Origin("evaluation", 0, 0),
                        Optional.of("windows-json"),
                        payload);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("a tree that was read can be written", impossible);
            }
        }

        @Override
        public void event(Event event) {
            latest = new EventView(event);
        }

        @Override
        public void rejected(Rejected rejected) {
            latest = NOTHING;
        }
    }
}
