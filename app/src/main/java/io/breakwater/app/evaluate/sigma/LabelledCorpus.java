package io.breakwater.app.evaluate.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.model.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Events together with the rules that an independent evaluator says they match.
 *
 * @param events either one file of JSON lines (gzip) or a folder of zips of JSON lines
 * @param evtx folder of the Windows event logs that {@code events} was made from; empty where there is none
 * @param labels files of JSON lines: the event's key and the ids of its rules
 */
record LabelledCorpus(String name, Path events, Optional<Path> evtx, List<Path> labels) {
    private static final ObjectMapper MAPPER = Json.text();

    /** Receives events. */
    interface Reader {
        /**
         * @param key as labels name the event; empty when who labelled could not read it
         * @param labelled the event with the values that were labelled
         */
        void event(String key, SigmaEvent event, SigmaEvent labelled);
    }

    boolean isPresent() {
        return Files.exists(events) && labels.stream().allMatch(Files::exists);
    }

    /** Rule ids by event key; an event without any is absent. */
    Map<String, Set<String>> truth() throws IOException {
        Map<String, Set<String>> truth = new HashMap<>();
        for (Path file : labels) {
            for (String line : Files.readAllLines(file)) {
                JsonNode label = MAPPER.readTree(line);
                String source = label.has("file")
                        ? label.get("file").asText()
                        : label.get("zip").asText() + "!" + label.get("json").asText();
                Set<String> rules =
                        truth.computeIfAbsent(source + "#" + label.get("n").asLong(), key -> new HashSet<>());
                label.get("rules").forEach(rule -> rules.add(rule.asText()));
            }
        }
        return truth;
    }

    /**
     * Reads the events; from the event logs themselves where {@code source} goes the product's whole way and they are at hand.
     */
    void read(EventSource source, Reader reader) throws IOException {
        if (source.wholeWay() && evtx.isPresent()) {
            new EvtxFiles(evtx.get(), events).read(reader);
        } else {
            lines(source, reader);
        }
    }

    private void lines(EventSource source, Reader reader) throws IOException {
        if (Files.isDirectory(events)) {
            for (Path zip : zips()) {
                zip(zip, source, reader);
            }
            return;
        }
        try (InputStream gzip = new GZIPInputStream(Files.newInputStream(events))) {
            lines(gzip, (number, line) -> {
                JsonNode record = MAPPER.readTree(line);
                reader.event(
                        record.path("_file").asText() + "#" + record.path("_n").asLong(),
                        source.event(record),
                        WindowsJson.event(record));
            });
        }
    }

    private List<Path> zips() throws IOException {
        try (Stream<Path> walk = Files.walk(events)) {
            return walk.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        }
    }

    private void zip(Path zip, EventSource source, Reader reader) throws IOException {
        String name = events.resolveSibling("").relativize(zip).toString();
        try (ZipInputStream archive = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                String member = name + "!" + entry.getName();
                if (entry.getName().endsWith(".json")) {
                    lines(archive, (number, line) -> {
                        JsonNode record = MAPPER.readTree(line);
                        reader.event(member + "#" + number, source.event(record), WindowsJson.event(record));
                    });
                }
            }
        }
    }

    private interface LineReader {
        void line(long number, String line) throws IOException;
    }

    private static void lines(InputStream stream, LineReader reader) {
        BufferedReader text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        try {
            long number = 0;
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                if (line.startsWith("{")) {
                    reader.line(number, line);
                }
                number++;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("not JSON lines", broken);
        }
    }
}
