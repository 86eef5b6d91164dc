package io.breakwater.core.exposure;

import com.fasterxml.jackson.databind.JsonNode;
import io.breakwater.core.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What KEV, EPSS, CVSS and SSVC say, by flaw id. Each {@code read} adds to what was read before. */
public final class FlawIntelligence {
    private final Map<String, FlawFacts> byId = new HashMap<>();

    /** Facts of an id; {@link FlawFacts#NONE} when nothing is known. */
    public FlawFacts of(String id) {
        return byId.getOrDefault(id.toUpperCase(Locale.ROOT), FlawFacts.NONE);
    }

    public int size() {
        return byId.size();
    }

    public void add(String id, FlawFacts facts) {
        byId.merge(id.toUpperCase(Locale.ROOT), facts, FlawFacts::and);
    }

    /** Reads the JSON in which CISA publishes KEV. Returns how many entries it had. */
    public int readKev(InputStream json) throws IOException {
        JsonNode entries = Json.text().readTree(json).path("vulnerabilities");
        int read = 0;
        for (JsonNode entry : entries) {
            boolean ransomware =
                    entry.path("knownRansomwareCampaignUse").asText().equalsIgnoreCase("known");
            add(
                    entry.path("cveID").asText(),
                    FlawFacts.kev(LocalDate.parse(entry.path("dateAdded").asText()), ransomware));
            read++;
        }
        return read;
    }

    /**
     * Reads scores from a CSV whose heading names a CVE column and columns for EPSS and CVSS in any of the usual
     * spellings; lines that begin with {@code #} are passed over, as in the file that FIRST publishes.
     *
     * @param knownFrom from when on these scores were known; empty: a backtest may use them always
     */
    public int readScores(InputStream csv, Optional<LocalDate> knownFrom) throws IOException {
        Reader reader = new InputStreamReader(csv, StandardCharsets.UTF_8);
        CsvTable table = CsvTable.read(reader);
        for (CsvTable.Row row : table.rows()) {
            Optional<String> id = row.value("cve", "cveid");
            if (id.isPresent()) {
                Optional<Double> epss = row.value("epss").flatMap(FlawIntelligence::number);
                Optional<Double> cvss = row.value("cvss3", "cvss", "cvssscore").flatMap(FlawIntelligence::number);
                add(id.get(), FlawFacts.scores(epss, epss.flatMap(any -> knownFrom), cvss));
            }
        }
        return table.rows().size();
    }

    /** Reads one record of the CVE programme (JSON 5): CVSS, and SSVC where CISA has added it. */
    public void readCve(InputStream json) throws IOException {
        JsonNode root = Json.text().readTree(json);
        String id = root.path("cveMetadata").path("cveId").asText();
        addMetrics(id, root.path("containers").path("cna"));
        root.path("containers").path("adp").forEach(container -> addMetrics(id, container));
    }

    private void addMetrics(String id, JsonNode container) {
        for (JsonNode metric : container.path("metrics")) {
            for (String format : List.of("cvssV4_0", "cvssV3_1", "cvssV3_0", "cvssV2_0")) {
                JsonNode score = metric.path(format).path("baseScore");
                if (score.isNumber()) {
                    add(id, FlawFacts.cve(Optional.of(score.asDouble()), Optional.empty()));
                }
            }
            JsonNode ssvc = metric.path("other");
            if (ssvc.path("type").asText().equals("ssvc")) {
                addSsvc(id, ssvc.path("content"));
            }
        }
    }

    private void addSsvc(String id, JsonNode content) {
        for (JsonNode option : content.path("options")) {
            if (option.path("Exploitation").asText().equals("active")) {
                Instant since = Instant.parse(content.path("timestamp").asText());
                add(
                        id,
                        FlawFacts.cve(
                                Optional.empty(),
                                Optional.of(since.atZone(ZoneOffset.UTC).toLocalDate())));
            }
        }
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
