package io.breakwater.app.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.connector.Connectors;
import io.breakwater.core.connector.InputReader;
import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantInput;
import io.breakwater.core.model.TenantProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A folder with what was known of a campaign: {@code events*} (any format a connector reads), {@code tenants*} and
 * {@code exposure*} (JSON lines), each plain or gzipped. Nothing else in it is opened.
 */
public final class CampaignFolder {
    private static final TenantId UNCLAIMED = new TenantId("unclaimed");
    private static final SourceId SOURCE = new SourceId("campaign-folder");

    private final Path folder;

    public CampaignFolder(Path folder) {
        this.folder = folder;
    }

    /** Registrations and inventory, as facts. A line that is none is an IOException that names file and line. */
    public List<TenantInput> facts() throws IOException {
        List<TenantInput> facts = new ArrayList<>();
        for (Path file : named("tenants")) {
            objects(file, line -> facts.add(profile(line)));
        }
        for (Path file : named("exposure")) {
            objects(file, line -> facts.add(exposed(line)));
        }
        return facts;
    }

    /** Hands on the records in the order of the files; tenants are those that the records claim. */
    public void events(Connectors connectors, Consumer<RawRecord> records, Consumer<Rejected> rejected)
            throws IOException {
        List<Path> files = named("events");
        if (files.isEmpty()) {
            throw new IOException("no file in " + folder + " begins with 'events'; put the raw logs there");
        }
        for (Path file : files) {
            InputReader reader = new InputReader(connectors, UNCLAIMED, SOURCE, Instant.EPOCH);
            try (InputStream in = open(file)) {
                reader.read(
                        file.getFileName().toString(),
                        in,
                        record -> records.accept(connectors.asClaimed(record)),
                        rejected);
            }
        }
    }

    /** All files that are read. */
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(named("events"));
        files.addAll(named("tenants"));
        files.addAll(named("exposure"));
        return files;
    }

    /** Names of tenants and assets. */
    Set<String> names() throws IOException {
        Set<String> names = new HashSet<>();
        for (TenantInput fact : facts()) {
            names.add(fact.tenant().value());
            if (fact instanceof ExposedAsset exposed) {
                names.add(exposed.asset().value());
            }
        }
        return names;
    }

    /** The lines of a file, plain or gzipped. */
    static List<String> text(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    /** Hands on the lines of a file, plain or gzipped, one at a time. */
    static void lines(Path file, Consumer<String> each) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            reader.lines().forEach(each);
        }
    }

    private List<Path> named(String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is not a folder; give one with events, tenants and exposure");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static void objects(Path file, Consumer<JsonNode> each) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                try {
                    each.accept(Json.text().readTree(line));
                } catch (IOException | IllegalArgumentException | DateTimeException broken) {
                    throw new IOException(file + ", line " + number + ": " + broken.getMessage(), broken);
                }
            }
        }
    }

    private static TenantProfile profile(JsonNode line) {
        return new TenantProfile(
                new TenantId(needed(line, "tenant")),
                text(line, "name"),
                text(line, "province"),
                text(line, "industry"));
    }

    private static ExposedAsset exposed(JsonNode line) {
        List<String> weaknesses = new ArrayList<>();
        line.path("weaknesses").forEach(weakness -> weaknesses.add(weakness.asText()));
        String known = text(line, "known_from", "knownFrom");
        return new ExposedAsset(
                new TenantId(needed(line, "tenant")),
                new AssetId(needed(line, "asset")),
                text(line, "ip", "address"),
                text(line, "ip_province", "province"),
                text(line, "product"),
                text(line, "version"),
                line.path("surveyed").asBoolean(false),
                known.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(known).toInstant(),
                weaknesses);
    }

    private static String needed(JsonNode line, String key) {
        String value = text(line, key);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the key '" + key + "' is missing");
        }
        return value;
    }

    private static String text(JsonNode line, String... keys) {
        for (String key : keys) {
            if (line.hasNonNull(key)) {
                return line.get(key).asText();
            }
        }
        return "";
    }
}
