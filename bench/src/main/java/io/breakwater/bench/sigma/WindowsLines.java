package io.breakwater.bench.sigma;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Real Windows events as JSON lines, a random sample of a folder of zips. */
final class WindowsLines {
    private static final long SEED = 20250227;
    private static final JsonFactory JACKSON = new JsonFactory();
    private static final Set<String> ADDED = Set.of(
            "Message",
            "@timestamp",
            "@version",
            "host",
            "port",
            "tags",
            "EventReceivedTime",
            "EventTime",
            "EventType",
            "SourceModuleName",
            "SourceModuleType",
            "Severity",
            "SeverityValue",
            "AccountName",
            "AccountType",
            "Domain",
            "UserID",
            "Category",
            "Opcode",
            "OpcodeValue",
            "Keywords",
            "RecordNumber",
            "ThreadID",
            "ExecutionProcessID",
            "ProviderGuid",
            "ActivityID",
            "Task",
            "Version");

    private WindowsLines() {}

    static boolean isProcessCreation(String line) {
        return line.contains("\"Channel\":\"Microsoft-Windows-Sysmon/Operational\"")
                && (line.contains("\"EventID\":1,")
                        || line.contains("\"EventID\":\"1\"")
                        || line.contains("\"EventID\":1}"));
    }

    /**
     * The event's own fields, and of its header those that say where and what it is: without what the shipper adds, and
     * without the text that event viewers show, which repeats every field in words.
     */
    static byte[] ownFields(byte[] line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(line.length);
        try (JsonParser parser = JACKSON.createParser(line);
                JsonGenerator own = JACKSON.createGenerator(out)) {
            parser.nextToken();
            own.writeStartObject();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isOwn = !ADDED.contains(parser.currentName());
                if (isOwn) {
                    own.writeFieldName(parser.currentName());
                }
                parser.nextToken();
                if (isOwn) {
                    own.copyCurrentStructure(parser);
                } else {
                    parser.skipChildren();
                }
            }
            own.writeEndObject();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }

    static List<byte[]> sample(Path zips, Predicate<String> wanted, int most) throws IOException {
        List<byte[]> lines = new ArrayList<>();
        for (Path file : files(zips)) {
            read(file, wanted, lines);
        }
        Collections.shuffle(lines, new Random(SEED));
        return List.copyOf(lines.subList(0, Math.min(most, lines.size())));
    }

    /** The zips of a folder. */
    static List<Path> files(Path zips) throws IOException {
        try (Stream<Path> walk = Files.walk(zips)) {
            return walk.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        }
    }

    /** All lines of a zip, in their order. */
    static List<byte[]> all(Path file) throws IOException {
        List<byte[]> lines = new ArrayList<>();
        read(file, line -> true, lines);
        return lines;
    }

    private static void read(Path file, Predicate<String> wanted, List<byte[]> lines) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                BufferedReader text = new BufferedReader(new InputStreamReader(zip, StandardCharsets.UTF_8));
                for (String line = text.readLine(); line != null; line = text.readLine()) {
                    if (line.startsWith("{") && wanted.test(line)) {
                        lines.add(line.getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        }
    }
}
