package io.breakwater.core.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.breakwater.core.connector.archive.InputVisitor;
import io.breakwater.core.connector.archive.InputWalker;
import io.breakwater.core.connector.archive.WalkLimits;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads outside data whole and counts what came of it; the counts go to the test's output. */
@Tag("corpus")
class CorpusReadTest {
    private static final Instant ARRIVAL = Instant.parse("2026-11-01T00:00:00Z");
    private final Connectors connectors = Connectors.load(ContentLibrary.builtIn());

    @ParameterizedTest
    @CsvSource({
        "evtx_jsonl, 19600",
        "otrf/datasets, 348000",
        "ait_ads, 10000",
        "reference-campaign/seed-1/events.ndjson.gz, 26000",
        "suricata_alerts, 100",
        "evtx, 19000",
    })
    void readsNearlyAllOf(String folder, int leastEvents) {
        Tally tally = read(folder);
        System.out.println(folder + ": " + tally);
        assertThat(tally.events).isGreaterThan(leastEvents);
        assertThat(tally.rejected).isLessThan(tally.events / 50 + 20);
    }

    @Test
    void givesEachRecordOfACampaignToTheTenantItNames() {
        Path file = corpus().resolve("reference-campaign/seed-1/events.ndjson.gz");
        assumeTrue(Files.exists(file), "no reference campaign in the corpus");
        Tally tally = new Tally();
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        visit(file, tally, true);
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        System.out.println("campaign as claimed: " + nanos / 1_000_000 + " ms of CPU");
        System.out.println("claimed: " + tally);
        assertThat(tally.tenants).isGreaterThan(500);
        assertThat(tally.rejected).isZero();
    }

    private Tally read(String folder) {
        Path path = corpus().resolve(folder);
        assumeTrue(Files.exists(path), "no " + folder + " in the corpus");
        Tally tally = new Tally();
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        visit(path, tally, false);
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        System.out.println(folder + ": " + nanos / 1_000_000 + " ms of CPU");
        return tally;
    }

    private static Path corpus() {
        String folder = System.getProperty("breakwater.corpus", "");
        assumeTrue(!folder.isEmpty() && !folder.startsWith("$"), "set -Dbreakwater.corpus=FOLDER to run this");
        return Path.of(folder);
    }

    private void visit(Path path, Tally tally, boolean asClaimed) {
        InputReader reader = new InputReader(connectors, new TenantId("corpus"), new SourceId("files"), ARRIVAL);
        new InputWalker(WalkLimits.USUAL).walk(path, new InputVisitor() {
            @Override
            public void input(String name, InputStream in) throws IOException {
                reader.read(
                        name,
                        in,
                        record -> connectors.parse(asClaimed ? connectors.asClaimed(record) : record, tally),
                        tally::rejected);
            }

            @Override
            public void refused(String name, String code, String message) {
                tally.count(code, name + ": " + message);
                tally.rejected++;
            }
        });
    }

    private static final class Tally implements ParseSink {
        private final Map<String, Integer> kinds = new TreeMap<>();
        private final Map<String, String> examples = new TreeMap<>();
        private final Set<TenantId> seen = new HashSet<>();
        private int events;
        private int rejected;
        private int tenants;

        void count(String kind, String example) {
            kinds.merge(kind, 1, Integer::sum);
            examples.putIfAbsent(kind, example);
        }

        @Override
        public void event(Event event) {
            events++;
            seen.add(event.tenant());
            tenants = seen.size();
            count(event.provenance().connector() + "/" + event.ocsfClass(), event.time() + " " + event.attributes());
        }

        @Override
        public void rejected(Rejected refused) {
            rejected++;
            count(refused.code(), refused.origin() + " " + refused.message());
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(events + " events, " + rejected + " rejected");
            kinds.forEach((kind, count) ->
                    text.append("\n  ").append(count).append(' ').append(kind));
            examples.forEach((kind, example) ->
                    text.append("\n  ").append(kind).append(": ").append(example));
            return text.toString();
        }
    }
}
