package io.breakwater.core.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Raw messages of many products, one by one, as a door would get them: what becomes of each. */
@Tag("corpus")
class CorpusMessagesTest {
    private static final Instant ARRIVAL = Instant.parse("2026-11-01T00:00:00Z");

    private final Connectors connectors = Connectors.load(ContentLibrary.builtIn());
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();
    private int events;
    private int rejected;

    @Test
    void understandsMostMessagesOfManyProducts() throws IOException {
        for (Path file : files("sekoia_intake", ".json")) {
            JsonNode message = Json.text().readTree(file.toFile()).path("input").path("message");
            if (message.isTextual()) {
                parse(file.toString(), message.asText());
            }
        }
        report();
        assertThat((double) events / (events + rejected)).isGreaterThan(0.7);
    }

    @Test
    void understandsMostLabelledLogLines() throws IOException {
        for (Path file : files("wazuh_ini", ".ini")) {
            for (String line : Files.readAllLines(file)) {
                int at = line.indexOf("pass = ");
                if (line.startsWith("log ") && at > 0) {
                    parse(file.toString(), line.substring(at + 7));
                }
            }
        }
        report();
        assertThat((double) events / (events + rejected)).isGreaterThan(0.6);
    }

    private void parse(String name, String message) {
        byte[] payload = message.getBytes(StandardCharsets.UTF_8);
        RawRecord record = new RawRecord(
                new TenantId("corpus"),
                new SourceId("door"),
                ARRIVAL,
                new Origin("door", 0, 0),
                Optional.empty(),
                payload);
        connectors.parse(record, new ParseSink() {
            @Override
            public void event(Event event) {
                events++;
                count(event.provenance().connector() + " " + event.ocsfClass(), name, message);
            }

            @Override
            public void rejected(Rejected refused) {
                rejected++;
                count("REJECTED " + refused.code(), name, refused.message() + " | " + message);
            }
        });
    }

    private void count(String outcome, String name, String message) {
        outcomes.merge(outcome, 1, Integer::sum);
        int n = outcomes.getOrDefault(outcome, 0);
        if (n < 12) {
            examples.put(
                    outcome + "#" + n,
                    name.substring(Math.max(0, name.length() - 60)) + ": "
                            + message.substring(0, Math.min(170, message.length())));
        }
    }

    private void report() {
        System.out.println(events + " events, " + rejected + " rejected");
        outcomes.forEach((outcome, count) -> System.out.println("  " + count + " " + outcome));
        examples.forEach((outcome, example) -> System.out.println("  " + outcome + " " + example));
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        String corpus = System.getProperty("breakwater.corpus", "");
        Path path = Path.of(corpus).resolve(folder);
        assumeTrue(!corpus.isEmpty() && Files.isDirectory(path), "set -Dbreakwater.corpus=FOLDER to run this");
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
