package io.breakwater.core.connector.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.breakwater.core.connector.Collected;
import io.breakwater.core.connector.Connector;
import io.breakwater.core.connector.Connectors;
import io.breakwater.core.connector.Sample;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every connector must do, held against the fixture folders below {@code connectors/} in the test resources. A new
 * connector or mapping file needs no test code, only its folder.
 *
 * <p>With {@code -Dconformance.write=true} the expected files are written from what the connectors do now; read the
 * difference before you commit it.
 */
class ConnectorConformanceTest {
    private static final boolean WRITE = Boolean.getBoolean("conformance.write");
    private static final int CUTS_IN_FULL = 3000;
    private static final int DAMAGES = 300;

    private final Connectors connectors = Connectors.load(ContentLibrary.builtIn());

    @Test
    void everyConnectorHasFixtures() {
        Set<String> withFixtures = fixtures().map(Fixture::connector).collect(Collectors.toSet());
        Set<String> all = connectors.all().stream().map(Connector::name).collect(Collectors.toSet());
        assertThat(all).as("connectors and mapping files").isNotEmpty();
        assertThat(withFixtures).as("folders in src/test/resources/connectors").isEqualTo(all);
    }

    @TestFactory
    Stream<DynamicNode> conforms() {
        return fixtures()
                .map(fixture -> DynamicContainer.dynamicContainer(
                        fixture.connector(),
                        Stream.of(
                                dynamicTest("says where its sample comes from", () -> hasReadme(fixture)),
                                dynamicTest("recognises its own input", () -> recognises(fixture)),
                                dynamicTest("makes the expected events", () -> makesExpected(fixture)),
                                dynamicTest("gives the same ids to the same record again", () -> stableIds(fixture)),
                                dynamicTest("survives a cut at every byte", () -> survivesCuts(fixture)),
                                dynamicTest("survives damaged bytes", () -> survivesDamage(fixture)))));
    }

    private static Stream<Fixture> fixtures() {
        try {
            Path root = Path.of(
                    ConnectorConformanceTest.class.getResource("/connectors").toURI());
            try (Stream<Path> folders = Files.list(root)) {
                return folders.filter(Files::isDirectory).sorted().toList().stream()
                        .map(Fixture::new);
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException("no fixture folders", unreadable);
        }
    }

    private static void hasReadme(Fixture fixture) throws IOException {
        assertThat(Files.readString(fixture.folder().resolve("README.md"))).isNotBlank();
    }

    private void recognises(Fixture fixture) {
        for (RawRecord record : fixture.records(connectors, new ArrayList<>())) {
            assertThat(record.connector()).as("%s, read as a file", record).contains(fixture.connector());
        }
        RawRecord first = fixture.records(connectors, new ArrayList<>()).get(0);
        Optional<Connector> alone = connectors.recognise(new Sample("door", first.payload()));
        assertThat(alone.map(Connector::name)).as("its first record, alone").contains(fixture.connector());
    }

    private void makesExpected(Fixture fixture) throws IOException {
        ObjectNode outcome = fixture.outcome(connectors);
        ObjectWriter writer = Json.text().writerWithDefaultPrettyPrinter();
        String actual = writer.writeValueAsString(outcome) + "\n";
        if (WRITE) {
            Files.writeString(sourceOf(fixture.expectedFile()), actual);
            return;
        }
        assertThat(outcome.get("events")).as("events").isNotEmpty();
        assertThat(actual).isEqualTo(Files.readString(fixture.expectedFile()));
    }

    /** The file in the source tree, as the class path has a copy. */
    private static Path sourceOf(Path copy) {
        return Path.of(copy.toString().replace("/target/test-classes/", "/src/test/resources/"));
    }

    private void stableIds(Fixture fixture) {
        for (RawRecord record : fixture.records(connectors, new ArrayList<>())) {
            RawRecord again = new RawRecord(
                    record.tenant(),
                    record.source(),
                    record.arrival().plus(Duration.ofHours(1)),
                    new Origin("elsewhere", 7, 7),
                    record.connector(),
                    record.payload().clone());
            List<String> ids = ids(parsed(record));
            assertThat(ids(parsed(again))).isEqualTo(ids);
            assertThat(ids).doesNotHaveDuplicates();
        }
    }

    private static List<String> ids(Collected collected) {
        return collected.events.stream().map(Event::id).map(Object::toString).toList();
    }

    private Collected parsed(RawRecord record) {
        Collected collected = new Collected();
        connectors.parse(record, collected);
        return collected;
    }

    private void survivesCuts(Fixture fixture) {
        for (RawRecord record : fixture.records(connectors, new ArrayList<>())) {
            int length = record.payload().length;
            for (int cut = 1; cut < length; cut += cut < CUTS_IN_FULL ? 1 : 101) {
                Collected collected = parsed(with(record, Arrays.copyOf(record.payload(), cut)));
                assertThat(collected.events.size() + collected.rejected.size())
                        .as("cut after %d of %d bytes: neither an event nor rejected", cut, length)
                        .isPositive();
            }
        }
    }

    private void survivesDamage(Fixture fixture) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        System.out.println("survivesDamage of " + fixture + ": seed " + seed);
        for (RawRecord record : fixture.records(connectors, new ArrayList<>())) {
            for (int i = 0; i < DAMAGES; i++) {
                byte[] damaged = record.payload().clone();
                int most = Math.min(damaged.length, 2000);
                for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
                    damaged[random.nextInt(random.nextBoolean() ? most : damaged.length)] = (byte) random.nextInt();
                }
                Collected collected = parsed(with(record, damaged));
                assertThat(collected.events.size() + collected.rejected.size())
                        .as("seed %d, damage %d", seed, i)
                        .isPositive();
            }
        }
    }

    private static RawRecord with(RawRecord record, byte[] payload) {
        return new RawRecord(
                record.tenant(), record.source(), record.arrival(), record.origin(), record.connector(), payload);
    }
}
