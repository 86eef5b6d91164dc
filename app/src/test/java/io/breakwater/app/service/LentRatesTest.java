package io.breakwater.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.DetectionId;
import io.breakwater.core.model.Incident;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.Member;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.topology.BoundedDriver;
import io.breakwater.core.topology.Facts;
import io.breakwater.core.topology.TenantOutput;
import io.breakwater.pipeline.job.TopologyAssembly;
import io.breakwater.pipeline.spool.SpoolLayout;
import io.breakwater.pipeline.spool.SpoolReader;
import io.breakwater.store.IncidentQuery;
import io.breakwater.store.Incidents;
import io.breakwater.store.Lending;
import io.breakwater.store.PeerHistory;
import io.breakwater.store.Scope;
import io.breakwater.store.Store;
import io.breakwater.store.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole service, as {@code breakwater up} starts it: three tenants that it has watched for days lend a new one how often
 * rules fire, and weak evidence of the new one's first day weighs what it could not have weighed alone. The service is
 * killed before it has lent and once more after; what it tells is what a replay of its spool tells.
 */
@Tag("slow")
class LentRatesTest {
    private static final Instant BASE = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final TenantId FRESH = new TenantId("fresh");
    /** What a sure but unconfirmed sign of encryption weighs; weak evidence of a first day adds nothing to it. */
    private static final double ALONE = 0.9 * 0.8;

    private static final List<String> PEERS = List.of("peer-a", "peer-b", "peer-c");

    @TempDir
    Path folder;

    private Path data;
    private Path rules;

    @BeforeEach
    void configure() throws IOException {
        data = folder.resolve("data");
        rules = Files.createDirectories(folder.resolve("rules"));
        rule("backup", "low", "T1005");
        rule("whoami", "low", "T1033");
        rule("netscan", "low", "T1046");
        rule("encrypt", "critical", "T1486");
        Files.writeString(folder.resolve("breakwater.yaml"), """
                rules: [rules]
                console: {port: 0}
                syslog: {port: 0}
                """);
    }

    @AfterEach
    void endWhateverRuns() throws IOException, InterruptedException {
        TestedServices.end(data);
    }

    private void rule(String word, String level, String technique) throws IOException {
        Files.writeString(rules.resolve(word + ".yml"), """
                title: A command line with %1$s
                id: test-%1$s
                status: test
                level: %2$s
                tags: [attack.%3$s]
                logsource: {category: process_creation, product: windows}
                detection:
                    selection:
                        CommandLine|contains: 'run-%1$s'
                    condition: selection
                """.formatted(word, level, technique.toLowerCase(Locale.ROOT)));
    }

    @Test
    void aNewTenantBorrowsFromItsPeersAndKeepsWhatItBorrowedThroughKills() throws IOException, InterruptedException {
        start();
        for (String peer : PEERS) {
            send(peer, line("srv-1", "backup", 1), line("srv-1", "backup", 26), line("srv-1", "nothing", 90));
        }
        await(store -> new PeerHistory(store).rates(FRESH, BASE, BASE));
        send(FRESH.value(), line("srv-9", "whoami", 100), line("srv-9", "encrypt", 100.05));
        TestedServices.kill(data);

        start();
        Lending lending = await(LentRatesTest::lending);
        assertThat(lending.peers()).isEqualTo(PEERS.size());
        assertThat(lending.from()).isEqualTo(Instant.parse("2026-03-05T00:00:00Z"));
        Told first = await(store -> told(store).filter(incident -> incident.score() > ALONE));
        assertThat(first.members()).hasSize(2);
        TestedServices.kill(data);

        start();
        assertThat(await(LentRatesTest::told)).isEqualTo(first);
        send(FRESH.value(), line("srv-9", "netscan", 100.2));
        Told last =
                await(store -> told(store).filter(incident -> incident.members().size() == 3));
        assertThat(last.score()).isGreaterThan(first.score());
        ServiceProcess.stop(data);
        List<RawRecord> records = spooled();
        assertThat(replayed(records)).isEqualTo(last);
        assertThat(replayed(records.stream().filter(record -> !isFact(record)).toList())
                        .score())
                .as("what the same lines weigh without what was lent")
                .isEqualTo(ALONE);
        assertThat(records.stream().filter(LentRatesTest::isFact))
                .as("one fact, or one more of the process that was killed")
                .hasSizeBetween(1, 2)
                .allSatisfy(fact -> assertThat(new String(fact.payload(), StandardCharsets.UTF_8))
                        .contains("test-backup")
                        .doesNotContain(PEERS)
                        .doesNotContain("srv-1"));
    }

    private void start() throws IOException, InterruptedException {
        TestedServices.start(folder.resolve("breakwater.yaml"), data);
    }

    private void send(String tenant, String... lines) throws IOException, InterruptedException {
        try (Store store = StoreAccess.open(data)) {
            String token = new Tokens(store).issue(new Tokens.Sender(new TenantId(tenant), new SourceId("hosts")));
            HttpSender.of(data).lines(token, "", List.of(lines));
        }
    }

    private static String line(String host, String word, double hour) {
        Instant time = BASE.plusSeconds(Math.round(hour * 3600));
        return """
                {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Computer":"%s","TimeCreated":"%s",\
                "Provider":"Microsoft-Windows-Sysmon","EventRecordID":%d,"Image":"C:\\\\a.exe","CommandLine":"a.exe run-%s"}\
                """.formatted(host, time, time.getEpochSecond(), word);
    }

    /** Asks the running service until it gives an answer. */
    private <T> T await(Function<Store, Optional<T>> question) throws IOException {
        try (Store store = StoreAccess.open(data)) {
            return Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> question.apply(store), Optional::isPresent)
                    .orElseThrow();
        }
    }

    private static Optional<Lending> lending(Store store) {
        return new PeerHistory(store).list(Scope.of(FRESH)).stream().findFirst().flatMap(PeerHistory.Row::lending);
    }

    private static Optional<Told> told(Store store) {
        Incidents incidents = new Incidents(store);
        IncidentQuery all = new IncidentQuery(Set.of(), Severity.INFORMATIONAL, Optional.of(FRESH), "", 0, 10);
        return incidents.list(Scope.PROVIDER, all).stream()
                .findFirst()
                .flatMap(row -> incidents.find(Scope.PROVIDER, row.id()))
                .map(file -> Told.of(file.incident()));
    }

    /** What must be the same in a replay. */
    private record Told(IncidentId id, double score, List<DetectionId> members) {
        static Told of(Incident incident) {
            return new Told(
                    incident.id(),
                    incident.score(),
                    incident.members().stream().map(Member::id).toList());
        }
    }

    private static boolean isFact(RawRecord record) {
        return record.connector().filter(Facts.CONNECTOR::equals).isPresent();
    }

    private List<RawRecord> spooled() throws IOException {
        SpoolLayout layout = SpoolLayout.of(data.resolve("spool"));
        List<RawRecord> records = new ArrayList<>();
        for (int partition = 0; partition < layout.partitions(); partition++) {
            try (SpoolReader reader = SpoolReader.open(layout, partition, 0)) {
                for (Optional<RawRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                    records.add(next.get());
                }
            }
        }
        return records;
    }

    /** In memory, without a service. */
    private Told replayed(List<RawRecord> records) {
        Map<IncidentId, Incident> incidents = new HashMap<>();
        BoundedDriver<?, ?> driver = TopologyAssembly.of(
                        List.of(), List.of(rules), ZoneOffset.UTC, new byte[Pseudonyms.SHORTEST_KEY])
                .topology()
                .driver(new BoundedDriver.Observer() {
                    @Override
                    public void tenant(TenantOutput output) {
                        if (output instanceof TenantOutput.Changed(IncidentChange change)
                                && change.after().tenant().equals(FRESH)) {
                            incidents.put(change.after().id(), change.after());
                        }
                    }
                });
        records.forEach(driver::accept);
        driver.finish(BASE.plus(Duration.ofHours(101)));
        assertThat(incidents).hasSize(1);
        return Told.of(incidents.values().iterator().next());
    }
}
