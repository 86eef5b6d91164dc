package io.breakwater.core.connector.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.breakwater.core.connector.Collected;
import io.breakwater.core.connector.Connectors;
import io.breakwater.core.connector.InputReader;
import io.breakwater.core.connector.archive.InputVisitor;
import io.breakwater.core.connector.archive.InputWalker;
import io.breakwater.core.connector.archive.WalkLimits;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One folder of fixtures: {@code input*} files, {@code expected.json}, {@code README.md}. Its name is the connector's. */
record Fixture(Path folder) {
    /** All fixtures arrive at this time. */
    static final Instant ARRIVAL = Instant.parse("2026-06-01T00:00:00Z");

    String connector() {
        return folder.getFileName().toString();
    }

    List<Path> inputs() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("input"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Path expectedFile() {
        return folder.resolve("expected.json");
    }

    /** The raw records in all inputs, and what the reader itself refused. */
    List<RawRecord> records(Connectors connectors, List<Rejected> refused) {
        List<RawRecord> records = new ArrayList<>();
        InputReader reader = new InputReader(connectors, new TenantId("acme"), new SourceId("fixture"), ARRIVAL);
        inputs().forEach(input -> new InputWalker(WalkLimits.USUAL).walk(input, new InputVisitor() {
            @Override
            public void input(String name, InputStream in) throws IOException {
                reader.read(name, in, records::add, refused::add);
            }

            @Override
            public void refused(String name, String code, String message) {
                throw new IllegalStateException("a fixture that cannot be opened: " + name + ": " + message);
            }
        }));
        return records;
    }

    /** What the inputs lead to, in the form of {@code expected.json}. */
    ObjectNode outcome(Connectors connectors) {
        Collected collected = new Collected();
        List<Rejected> refused = new ArrayList<>();
        records(connectors, refused).forEach(record -> connectors.parse(record, collected));
        refused.forEach(collected::rejected);
        ObjectNode outcome = Json.text().createObjectNode();
        ArrayNode events = outcome.putArray("events");
        collected.events.forEach(event -> events.add(json(event)));
        ArrayNode rejected = outcome.putArray("rejected");
        collected.rejected.forEach(one -> rejected.addObject()
                .put("record", one.origin().recordNumber())
                .put("byte", one.origin().byteOffset())
                .put("code", one.code()));
        return outcome;
    }

    private static JsonNode json(Event event) {
        ObjectNode node = Json.text().createObjectNode();
        node.put("id", event.id().value());
        node.put("record", event.provenance().origin().recordNumber());
        node.put("connector", event.provenance().connector());
        node.put("product", event.provenance().product());
        node.put("time", event.time().toString());
        node.put("class", event.ocsfClass().name());
        node.put(
                "logsource",
                event.logSource().category() + "/" + event.logSource().product() + "/"
                        + event.logSource().service());
        ObjectNode attributes = node.putObject("attributes");
        event.attributes().asMap().forEach((attribute, value) -> attributes.put(attribute.ocsfName(), value));
        ObjectNode fields = node.putObject("fields");
        event.fields().asMap().forEach((name, values) -> {
            if (values.size() == 1) {
                fields.put(name, values.get(0));
            } else {
                ArrayNode several = fields.putArray(name);
                values.forEach(several::add);
            }
        });
        return node;
    }

    @Override
    public String toString() {
        return connector();
    }
}
