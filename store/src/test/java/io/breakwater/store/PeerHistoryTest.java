package io.breakwater.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.breakwater.core.incident.CorrelationTuning;
import io.breakwater.core.incident.IncidentStage;
import io.breakwater.core.incident.IncidentState;
import io.breakwater.core.incident.PeerCounts;
import io.breakwater.core.model.Assessment;
import io.breakwater.core.model.BorrowedRates;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.EntityKind;
import io.breakwater.core.model.EntityRole;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Fidelity;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.Severity;
import io.breakwater.core.model.SightingRate;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantWatch;
import io.breakwater.core.model.WatchAge;
import io.breakwater.store.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoreFixture.class)
final class PeerHistoryTest {
    private static final Instant MARCH = Instant.parse("2025-03-01T00:00:00Z");
    private static final TenantId FRESH = new TenantId("fresh");

    private final Store store;
    private final EmbeddedPostgres postgres;
    private final PeerHistory history;

    PeerHistoryTest(Store store, EmbeddedPostgres postgres) {
        this.store = store;
        this.postgres = postgres;
        this.history = new PeerHistory(store);
    }

    @BeforeEach
    void nobodyIsWatched() {
        store.change(
                Scope.PROVIDER,
                handle -> List.of("tenant_watch", "watch_period", "rule_sighting", "lending")
                        .forEach(table -> handle.execute("delete from " + table)));
    }

    private void write(Outcome... outcomes) {
        try (OutcomeWriter writer = OutcomeWriter.open(postgres.app())) {
            writer.write(List.of(outcomes));
        }
    }

    private static Outcome watch(String tenant, int hours, TenantWatch.Period... periods) {
        return new Outcome.OfWatch(new TenantWatch(
                new TenantId(tenant),
                MARCH,
                MARCH.plus(Duration.ofHours(72)),
                MARCH.plus(Duration.ofHours(hours)),
                Arrays.asList(periods)));
    }

    private static TenantWatch.Period later(double days, TenantWatch.Seen... rules) {
        return new TenantWatch.Period(WatchAge.LATER, days, Arrays.asList(rules));
    }

    private Optional<BorrowedRates> rates() {
        return history.rates(FRESH, MARCH, MARCH.plusSeconds(1));
    }

    @Test
    void threePeersLendWhatAllOfThemSaw() {
        write(
                watch(
                        "one",
                        240,
                        later(4, new TenantWatch.Seen("common", 8, 4, 2), new TenantWatch.Seen("own", 9, 9, 1))),
                watch(
                        "two",
                        240,
                        later(2, new TenantWatch.Seen("common", 2, 2, 1), new TenantWatch.Seen("own", 9, 9, 1))),
                watch("fresh", 1, later(2, new TenantWatch.Seen("common", 99, 99, 1))));
        assertThat(rates())
                .as("two are too few, and nobody borrows from itself")
                .isEmpty();

        write(watch("three", 240, later(4, new TenantWatch.Seen("common", 2, 2, 1))));
        BorrowedRates lent = rates().orElseThrow();
        assertThat(lent.peers()).isEqualTo(3);
        // In a tenant 2, 1 and 0.5 a day over 4, 2 and 4 days; on a victim 1, 1 and 0.5; in 0.5, 1 and 0.5 hours over
        // 8,
        // 2 and 4 victim days. The loudest of each counts like the second.
        assertThat(lent.rates())
                .as("what only two saw is not lent")
                .containsExactly(
                        new BorrowedRates.OfRule(WatchAge.LATER, "common", new SightingRate(0.8, 12 / 14.0, 0.5)));
    }

    /** What the stage measures and the store sums up is what is counted of the same detections by hand. */
    @Test
    void lendsWhatIsCountedOfTheSameDetections() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        PeerCounts counts = new PeerCounts(CorrelationTuning.defaults());
        IncidentStage stage = new IncidentStage(CorrelationTuning.defaults());
        int days = 6;
        for (String tenant : List.of("one", "two", "three", "four")) {
            List<Detection> detections = detections(tenant, days, random);
            counts.watched(new TenantId(tenant), MARCH, MARCH.plus(Duration.ofDays(days)));
            IncidentState state = stage.initial();
            detections.forEach(detection -> stage.accept(state, detection, change -> {}));
            stage.advance(state, MARCH.plus(Duration.ofDays(days)), change -> {});
            stage.watched(state, watch -> write(new Outcome.OfWatch(watch)));
            detections.forEach(counts::see);
        }
        assertThat(rates().orElseThrow().peers()).isEqualTo(4);
        Map<String, SightingRate> lent = new TreeMap<>();
        rates().orElseThrow().rates().forEach(rate -> lent.put(written(rate.age()) + " " + rate.rule(), rate.rate()));
        Map<String, SightingRate> counted = read(counts.lentWithout(Set.of()).csv());
        assertThat(lent.keySet()).isEqualTo(counted.keySet()).hasSizeGreaterThan(4);
        counted.forEach((rule, rate) -> {
            SightingRate found = lent.getOrDefault(rule, SightingRate.NEVER);
            assertThat(found.inTenant()).as(rule).isCloseTo(rate.inTenant(), within(1e-9));
            assertThat(found.onVictim()).as(rule).isCloseTo(rate.onVictim(), within(1e-9));
            assertThat(found.hoursOnVictim()).as(rule).isCloseTo(rate.hoursOnVictim(), within(1e-9));
        });
    }

    /** The first at the very beginning; some blocked; rules that only some tenants see. */
    private static List<Detection> detections(String tenant, int days, Random random) {
        List<Detection> detections = new ArrayList<>();
        int rules = 3 + random.nextInt(4);
        for (int i = 0; i < 200; i++) {
            boolean blocked = random.nextInt(10) == 0;
            Instant time = i == 0 ? MARCH : MARCH.plusSeconds(random.nextInt(days * 86_400));
            detections.add(Detection.of(
                    new TenantId(tenant),
                    new RuleRef("r" + random.nextInt(rules), "", "R"),
                    time,
                    new Assessment(
                            Severity.LOW,
                            Fidelity.LOW,
                            Optional.empty(),
                            blocked
                                    ? io.breakwater.core.model.Outcome.BLOCKED
                                    : io.breakwater.core.model.Outcome.ATTEMPTED,
                            List.of()),
                    List.of(new Entity(EntityKind.HOST, EntityRole.VICTIM, "h" + random.nextInt(3))),
                    List.of(),
                    List.of(new EventId(tenant + i))));
        }
        return detections;
    }

    private static String written(WatchAge age) {
        return age == WatchAge.FIRST_DAY ? "first-day" : "later";
    }

    private static Map<String, SightingRate> read(String csv) {
        Map<String, SightingRate> rates = new TreeMap<>();
        csv.lines()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> rates.put(
                        cells[0] + " " + cells[4],
                        new SightingRate(
                                Double.parseDouble(cells[1]),
                                Double.parseDouble(cells[2]),
                                Double.parseDouble(cells[3]))));
        return rates;
    }

    @Test
    void aSingleLoudPeerMakesNothingCommon() {
        for (String tenant : List.of("one", "two", "three")) {
            write(watch(tenant, 240, later(4, new TenantWatch.Seen("a", 4, 4, 4))));
        }
        BorrowedRates quiet = rates().orElseThrow();
        write(watch("three", 240, later(4, new TenantWatch.Seen("a", 90_000, 9_000, 400))));
        assertThat(rates()).contains(quiet);
        write(watch("two", 240, later(4, new TenantWatch.Seen("a", 400, 40, 4))));
        assertThat(rates().orElseThrow().rates().getFirst().rate().onVictim())
                .as("two of them do")
                .isGreaterThan(20);
    }

    @Test
    void whatAPeerNoLongerSeesGoes() {
        for (String tenant : List.of("one", "two", "three")) {
            write(watch(tenant, 240, later(4, new TenantWatch.Seen("a", 8, 4, 2), new TenantWatch.Seen("b", 1, 1, 1))));
        }
        assertThat(rates().orElseThrow().rates()).hasSize(2);
        write(watch("three", 264, later(4, new TenantWatch.Seen("b", 1, 1, 1))));
        assertThat(rates().orElseThrow().rates())
                .extracting(BorrowedRates.OfRule::rule)
                .containsExactly("b");
        write(watch("three", 265));
        assertThat(rates().orElseThrow().rates()).as("nothing new was measured").hasSize(1);
    }

    @Test
    void whoBorrowsIsListedUntilItHasAHistory() {
        write(watch("fresh", 71), watch("old", 72));
        write(new Outcome.OfLending(new Lending(FRESH, MARCH, MARCH.plusSeconds(9), 3, 40)));
        write(new Outcome.OfLending(new Lending(FRESH, MARCH, MARCH.plusSeconds(99), 7, 70)));
        Instant tomorrow = MARCH.plus(Duration.ofDays(3));
        write(new Outcome.OfLending(new Lending(FRESH, tomorrow, tomorrow, 4, 50)));
        assertThat(history.borrowers()).singleElement().satisfies(borrower -> {
            assertThat(borrower.tenant()).isEqualTo(FRESH);
            assertThat(borrower.lent()).containsExactly(MARCH, tomorrow);
        });
        assertThat(history.list(Scope.PROVIDER))
                .extracting(
                        row -> row.tenant().value(),
                        PeerHistory.Row::full,
                        row -> row.lending().map(Lending::peers).orElse(0))
                .as("what was measured first, for the time that is reached")
                .containsExactly(tuple("fresh", false, 3), tuple("old", true, 0));
        assertThat(history.list(Scope.of(new TenantId("old"))))
                .extracting(row -> row.tenant().value())
                .containsExactly("old");
    }
}
