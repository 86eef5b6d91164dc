package io.breakwater.app.evaluate.sigma;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.connector.Connectors;
import io.breakwater.core.connector.InputReader;
import io.breakwater.core.connector.ParseSink;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.EventView;
import io.breakwater.core.detect.sigma.MapEvent;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Windows event logs as they are, read on the product's whole way. Labels name an event by its place among those that
 * another reader of these files understood; that reader's JSON lines say which {@code EventRecordID} stood there. Events
 * that only we read have no key.
 */
final class EvtxFiles {
    private final Path folder;
    private final Connectors connectors = Connectors.load(ContentLibrary.builtIn());
    private final Map<String, Deque<Labelled>> known = new HashMap<>();

    /** An event as it was labelled. */
    private record Labelled(String key, String line) {
        private static final Labelled NONE = new Labelled("", "{}");

        MapEvent event() throws JsonProcessingException {
            return WindowsJson.event(Json.text().readTree(line));
        }
    }

    /**
     * @param folder of the files
     * @param lines the same as JSON lines (gzip), with {@code _file} and {@code _n}
     */
    EvtxFiles(Path folder, Path lines) throws IOException {
        this.folder = folder;
        try (BufferedReader text = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(lines)), StandardCharsets.UTF_8))) {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                JsonNode event = Json.text().readTree(line);
                String file = event.path("_file").asText();
                String record = event.at("/Event/System/EventRecordID").asText();
                known.computeIfAbsent(file + "#" + record, key -> new ArrayDeque<>())
                        .add(new Labelled(file + "#" + event.path("_n").asLong(), line));
            }
        }
    }

    void read(LabelledCorpus.Reader reader) throws IOException {
        for (Path file : files()) {
            String name = folder.relativize(file).toString();
            ParseSink sink = new ParseSink() {
                @Override
                public void event(Event event) {
                    tell(name, event, reader);
                }

                @Override
                public void rejected(Rejected torn) {
                    // Its labels, if it has any, count as missed.
                }
            };
            InputReader input =
                    new InputReader(connectors, TenantId.of("evaluation"), SourceId.of("evaluation"), Instant.EPOCH);
            try (InputStream in = Files.newInputStream(file)) {
                input.read(name, in, record -> connectors.parse(record, sink), sink::rejected);
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(".evtx"))
                    .sorted()
                    .toList();
        }
    }

    private void tell(String file, Event event, LabelledCorpus.Reader reader) {
        String record = event.fields().first("EventRecordID").orElse("");
        Deque<Labelled> same = known.getOrDefault(file + "#" + record, new ArrayDeque<>());
        Labelled labelled = same.isEmpty() ? Labelled.NONE : same.remove();
        try {
            reader.event(labelled.key(), new EventView(event), labelled.event());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a line that was read can be read again", impossible);
        }
    }
}
