package io.breakwater.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.core.model.ContentReport;
import io.breakwater.core.model.ContentReport.Finding;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.pipeline.job.JobSettings;
import io.breakwater.pipeline.job.TopologyAssembly;
import io.breakwater.pipeline.source.SpoolSource;
import io.breakwater.pipeline.spool.Spool;
import io.breakwater.pipeline.spool.SpoolSettings;
import io.breakwater.pipeline.toy.FolderTarget;
import io.breakwater.store.RuleCount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules and feeds that come, change, break and go while the job of the product runs; it is never restarted. */
class LiveContentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Instant BEGIN = Instant.parse("2025-03-01T08:00:00Z");
    private static final byte[] KEY = "a key of the tests, not a secret".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path rules = Path.of("");
    private Path feeds = Path.of("");
    private FolderTarget target = new FolderTarget("");
    private Spool spool;
    private EmbeddedPipeline pipeline;
    private int sent;

    @BeforeEach
    void start() throws IOException {
        rules = Files.createDirectories(folder.resolve("rules"));
        feeds = Files.createDirectories(folder.resolve("content").resolve("indicators"));
        target = new FolderTarget(folder.resolve("rows").toString());
        rule("steps.yml", "steps", "step-word");
        Files.writeString(rules.resolve("many.yml"), """
                title: Four steps
                id: many-steps
                status: test
                level: high
                correlation:
                    type: event_count
                    rules: [steps]
                    group-by: [Computer]
                    timespan: 2h
                    condition: {gte: 4}
                """);
        spool = Spool.open(folder.resolve("spool"), SpoolSettings.standard());
        TopologyAssembly assembly =
                TopologyAssembly.of(List.of(folder.resolve("content")), List.of(rules), ZoneOffset.UTC, KEY);
        JobSettings settings = new JobSettings(2, Duration.ZERO, Duration.ofMillis(500), Instant.MIN);
        pipeline = EmbeddedPipeline.start(
                settings,
                folder.resolve("checkpoints"),
                new EmbeddedPipeline.Parts(SpoolSource.following(folder.resolve("spool")), assembly, target));
    }

    @AfterEach
    void stop() throws IOException {
        pipeline.close();
        spool.close();
    }

    @Test
    void rulesComeChangeAndGoWhileTheCorrelationOfOthersGoesOn() throws IOException {
        awaitReport(report -> inForce(report, "many-steps"));
        send("step-word", 2);
        awaitHits("steps", 2);

        rule("added.yml", "added", "first-word");
        awaitReport(report -> inForce(report, "added"));
        send("first-word", 1);
        String first = awaitHits("added", 1).rule().version();
        assertThat(first).isEqualTo(versionInForce("added"));
        assertThat(textInForce("added")).isEqualTo(ruleText("added", "first-word"));

        rule("added.yml", "added", "other-word");
        awaitReport(report -> !version(report, "added").equals(first));
        send("first-word", 1);
        send("other-word", 1);
        assertThat(awaitHits("added", 2).rule().version()).isEqualTo(versionInForce("added"));

        Files.delete(rules.resolve("added.yml"));
        awaitReport(report -> !inForce(report, "added"));
        send("other-word", 1);
        send("step-word", 2);
        awaitHits("steps", 4);
        assertThat(count("added").orElseThrow().hits())
                .as("a withdrawn rule makes no hit")
                .isEqualTo(2);

        // Two steps before the changes and two after them make four; the clock moves on with what comes later.
        sent += 3 * 3600;
        send("nothing", 1);
        assertThat(awaitHits("many-steps", 1).rule().version()).isEqualTo(versionInForce("many-steps"));
        assertThat(pipeline.failure()).isEmpty();
    }

    @Test
    void aBrokenRuleIsToldWithItsPlaceAndTheOthersLoad() throws IOException {
        awaitReport(report -> inForce(report, "steps"));
        rule("good.yml", "good", "good-word");
        Files.writeString(rules.resolve("broken.yml"), ruleText("broken", "x").replace("|contains", "|containz"));
        Files.write(rules.resolve("latin.yml"), new byte[] {'t', ':', (byte) 0xe9});
        awaitReport(report -> inForce(report, "good") && report.findingsInAll() >= 2);
        assertThat(report().orElseThrow().findings())
                .filteredOn(Finding::leftOut)
                .extracting(finding -> finding.place().replaceFirst(".*/", "") + " " + finding.code())
                .contains("broken.yml:8:9 modifier.unknown", "latin.yml file.unreadable");
        send("good-word", 1);
        awaitHits("good", 1);
    }

    @Test
    void feedsComeChangeAndGo() throws IOException {
        awaitReport(report -> inForce(report, "steps"));
        Path feed = feeds.resolve("gang.csv");
        Files.writeString(feed, "value,source,valid_from\n203.0.113.77,gang,2025-01-01\n");
        awaitReport(report -> indicators(report, feed) == 1);
        connect("203.0.113.77");
        await().atMost(PATIENCE).until(() -> indicatorHits() == 1);

        Files.writeString(
                feed,
                "value,source,valid_from,valid_until\n203.0.113.78,gang,2025-01-01,\n"
                        + "203.0.113.79,gang,2020-01-01,2020-02-01\n???,gang,,\n");
        awaitReport(report ->
                report.findings().stream().anyMatch(finding -> finding.place().endsWith("gang.csv:4")));
        connect("203.0.113.77");
        connect("203.0.113.78");
        await().atMost(PATIENCE).until(() -> indicatorHits() == 2);
        connect("203.0.113.79");
        await().atMost(PATIENCE)
                .until(() -> String.valueOf(target.rows().get("quiet")).equals("{\"expired\":1}"));

        Files.writeString(feeds.resolve("broken.json"), "{\"type\": \"bundle\", \"objects\": [");
        awaitReport(report ->
                report.findings().stream().anyMatch(finding -> finding.place().contains("broken.json")));
        Files.delete(feed);
        awaitReport(report -> indicators(report, feed) < 0);
        connect("203.0.113.78");
        send("step-word", 1);
        awaitHits("steps", 1);
        assertThat(indicatorHits()).as("a withdrawn indicator makes no hit").isEqualTo(2);
    }

    private void rule(String file, String id, String word) throws IOException {
        Files.writeString(rules.resolve(file), ruleText(id, word));
    }

    private static String ruleText(String id, String word) {
        return """
                title: Rule %s
                id: %s
                status: test
                level: medium
                logsource: {category: process_creation, product: windows}
                detection:
                    selection:
                        CommandLine|contains: '%s'
                    condition: selection
                """.formatted(id, id, word);
    }

    private void send(String word, int times) {
        for (int i = 0; i < times; i++) {
            append("""
                    {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Computer":"srv-1","TimeCreated":"%s",\
                    "Provider":"Microsoft-Windows-Sysmon","EventRecordID":%d,"Image":"C:\\\\a.exe","CommandLine":"a.exe %s"}\
                    """.formatted(BEGIN.plusSeconds(sent), sent, word));
        }
    }

    private void connect(String address) {
        append("""
                {"timestamp":"%s","flow_id":%d,"event_type":"flow","src_ip":"10.0.0.5","src_port":50123,\
                "dest_ip":"%s","dest_port":443,"proto":"TCP"}""".formatted(BEGIN.plusSeconds(sent), sent, address));
    }

    private void append(String line) {
        spool.append(new RawRecord(
                new TenantId("acme"),
                new SourceId("hosts"),
                BEGIN.plusSeconds(sent),
                new Origin("http", sent, -1),
                Optional.empty(),
                line.getBytes(StandardCharsets.UTF_8)));
        sent++;
    }

    private void awaitReport(Predicate<ContentReport> wanted) {
        await().atMost(PATIENCE).until(() -> report().filter(wanted).isPresent());
    }

    private RuleCount awaitHits(String rule, long hits) {
        await().atMost(PATIENCE).until(() -> count(rule).map(RuleCount::hits).orElse(0L) == hits);
        return count(rule).orElseThrow();
    }

    private Optional<ContentReport> report() {
        return row("content", ContentReport.class);
    }

    private Optional<RuleCount> count(String rule) {
        return row("rule acme " + rule, RuleCount.class);
    }

    private long indicatorHits() {
        return target.rows().keySet().stream()
                .filter(key -> key.startsWith("rule acme indicator:"))
                .count();
    }

    private <T> Optional<T> row(String key, Class<T> type) {
        return Optional.ofNullable(target.rows().get(key)).map(json -> read(json, type));
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.text().readValue(json, type);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean inForce(ContentReport report, String rule) {
        return !version(report, rule).isEmpty();
    }

    private String versionInForce(String rule) {
        return version(report().orElseThrow(), rule);
    }

    private String textInForce(String rule) {
        return report().orElseThrow().rules().stream()
                .filter(each -> each.rule().id().equals(rule))
                .map(ContentReport.Rule::text)
                .findFirst()
                .orElseThrow();
    }

    private static String version(ContentReport report, String rule) {
        return report.rules().stream()
                .filter(each -> each.rule().id().equals(rule))
                .map(each -> each.rule().version())
                .findFirst()
                .orElse("");
    }

    /** Number of indicators that a feed gave; -1 when it is not there. */
    private static int indicators(ContentReport report, Path feed) {
        return report.feeds().stream()
                .filter(each -> each.file().equals(feed.toString()))
                .mapToInt(ContentReport.Feed::indicators)
                .findFirst()
                .orElse(-1);
    }
}
