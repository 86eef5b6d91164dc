package io.breakwater.core.connector.evtx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.breakwater.core.connector.Collected;
import io.breakwater.core.connector.Connectors;
import io.breakwater.core.connector.InputReader;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Holds our reading of every EVTX file of the corpus against that of libevtx ({@code evtxexport -f xml}): the same number of
 * events, and the same values but for the differences that docs/evtx-correctness.md explains.
 */
@Tag("corpus")
class EvtxAgainstLibevtxTest {
    private static final Pattern EVENT = Pattern.compile("<Event .*?</Event>", Pattern.DOTALL);
    private static final Pattern RECORD_ID = Pattern.compile("<EventRecordID>(\\d+)</EventRecordID>");
    private static final Pattern DATA = Pattern.compile("<Data Name=\"([^\"]*)\"(?:/>|>(.*?)</Data>)", Pattern.DOTALL);

    private final Connectors connectors = Connectors.load(ContentLibrary.builtIn());
    private final Map<String, Integer> differences = new TreeMap<>();
    private int equalFiles;
    private int values;

    @Test
    void readsWhatLibevtxReads() throws IOException, InterruptedException {
        String corpus = System.getProperty("breakwater.corpus", "");
        Path folder = Path.of(corpus).resolve("evtx");
        assumeTrue(!corpus.isEmpty() && Files.isDirectory(folder), "set -Dbreakwater.corpus=FOLDER to run this");
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/evtxexport")), "install evtxexport (libevtx-utils) to run this");
        List<String> unequal = new ArrayList<>();
        for (Path file : files(folder)) {
            compare(file, unequal);
        }
        System.out.println(equalFiles + " files with the same number of events; otherwise:");
        unequal.forEach(line -> System.out.println("  " + line));
        System.out.println(values + " named values compared, of them different: " + differences);
        assertThat(unequal).allSatisfy(line -> assertThat(line).contains("libevtx gives up"));
        assertThat(differences.keySet())
                .isSubsetOf("leading zeros of hexadecimal numbers", "machine word in hexadecimal");
    }

    private void compare(Path file, List<String> unequal) throws IOException, InterruptedException {
        List<Event> ours = ours(file);
        List<String> theirs = theirs(file);
        if (theirs.size() < ours.size()) {
            unequal.add(theirs.size() + " by libevtx, " + ours.size() + " by us; libevtx gives up in " + file);
        } else if (theirs.size() > ours.size()) {
            unequal.add(theirs.size() + " by libevtx, only " + ours.size() + " by us in " + file);
        } else {
            equalFiles++;
        }
        for (int i = 0; i < Math.min(theirs.size(), ours.size()); i++) {
            values(ours.get(i), theirs.get(i));
        }
    }

    private void values(Event ours, String theirs) {
        Matcher id = RECORD_ID.matcher(theirs);
        if (!id.find() || !ours.fields().first("EventRecordID").orElse("").equals(id.group(1))) {
            return;
        }
        Matcher data = DATA.matcher(theirs);
        while (data.find()) {
            values++;
            String expected = data.group(2) == null ? "" : plain(data.group(2));
            List<String> all = ours.fields().all(data.group(1));
            boolean same = expected.isEmpty()
                    ? all != null
                    : all != null && all.stream().anyMatch(expected::equalsIgnoreCase);
            if (!same) {
                differences.merge(difference(expected, all == null ? List.of() : all, data.group(1)), 1, Integer::sum);
            }
        }
    }

    private static String difference(String expected, List<String> ours, String name) {
        String short1 = expected.toLowerCase(Locale.ROOT).replaceFirst("^0x0*(?=[0-9a-f])", "0x");
        if (ours.stream().anyMatch(value -> value.equalsIgnoreCase(short1))) {
            return "leading zeros of hexadecimal numbers";
        }
        boolean word = expected.matches("\\d+") && ours.contains("0x" + Long.toHexString(Long.parseLong(expected)));
        return word ? "machine word in hexadecimal" : name + ": " + expected + " / " + ours;
    }

    private List<Event> ours(Path file) throws IOException {
        Collected collected = new Collected();
        InputReader reader = new InputReader(
                connectors, new TenantId("corpus"), new SourceId("t"), Instant.parse("2026-11-01T00:00:00Z"));
        try (InputStream in = Files.newInputStream(file)) {
            reader.read(file.toString(), in, record -> connectors.parse(record, collected), collected::rejected);
        }
        return collected.events;
    }

    private static List<String> theirs(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("/usr/bin/evtxexport", "-f", "xml", file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String xml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return EVENT.matcher(xml).results().map(result -> result.group()).toList();
    }

    private static String plain(String xml) {
        return xml.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(".evtx"))
                    .sorted()
                    .toList();
        }
    }
}
