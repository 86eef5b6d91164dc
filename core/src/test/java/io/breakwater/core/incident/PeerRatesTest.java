package io.breakwater.core.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.SightingRate;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantInput;
import io.breakwater.core.model.WatchAge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PeerRatesTest {
    private static final String ANOMALY = "anomaly";
    /** Other tenants saw it twice a day and victim while they were new, and hardly ever after. */
    private static final PeerRates LOUD_WHILE_NEW = PeerRates.of(Map.of(
            WatchAge.FIRST_DAY, Map.of(ANOMALY, new SightingRate(6, 3, 2)),
            WatchAge.LATER, Map.of(ANOMALY, new SightingRate(0.1, 0.05, 0.05))));

    /** An anomaly, twice, and a second stage on the same host. */
    private static List<Detection> suspicion(double hour) {
        return List.of(
                Scene.on("a1", Stage.EXPLOITATION, hour)
                        .rule(ANOMALY)
                        .outcome(Outcome.ATTEMPTED)
                        .build(),
                Scene.on("a1", Stage.REMOTE_CONTROL, hour + 0.1).build());
    }

    private static List<TenantInput> watchedSince(double hour) {
        List<TenantInput> inputs = new ArrayList<>();
        inputs.add(Scene.on("b1", Stage.EXPLOITATION, hour)
                .outcome(Outcome.BLOCKED)
                .build());
        return inputs;
    }

    @Test
    void whatIsRoutineAtPeersWhileTheyAreNewCarriesNothingOnATenantsFirstDay() {
        List<TenantInput> inputs = watchedSince(95);
        inputs.addAll(suspicion(100));
        assertEquals(1, Scene.of(inputs).incidents().size());
        assertTrue(Scene.of(inputs, LOUD_WHILE_NEW).incidents().isEmpty());
    }

    @Test
    void aTenantWithAHistoryBorrowsNothing() {
        List<TenantInput> inputs = watchedSince(0);
        inputs.addAll(suspicion(100));
        assertEquals(
                Scene.of(inputs).incidents(), Scene.of(inputs, LOUD_WHILE_NEW).incidents());
    }

    @Test
    void anEarlierInputThatComesLateGivesTheTenantItsHistoryBack() {
        Scene scene = new Scene(CorrelationTuning.defaults(), LOUD_WHILE_NEW);
        suspicion(100).forEach(scene::feed);
        assertTrue(scene.incidents().isEmpty());
        watchedSince(20).forEach(scene::feed);
        assertEquals(1, scene.incidents().size());
    }

    @Test
    void ratesAreReadFromContent(@TempDir Path folder) throws IOException {
        Path file = Files.createDirectories(folder.resolve("rates")).resolve("peers.csv");
        Files.writeString(file, """
                age,inTenant,onVictim,hoursOnVictim,rule
                first-day,6,3,2,Web shell, or a request that looks like one
                later,0.1,0.05,0.05,Web shell, or a request that looks like one
                """);
        PeerRates rates = PeerRates.of(ContentLibrary.builtIn().with(folder));
        assertEquals(
                new SightingRate(6, 3, 2), rates.of("Web shell, or a request that looks like one", WatchAge.FIRST_DAY));
        assertEquals(SightingRate.NEVER, rates.of("unheard of", WatchAge.LATER));
    }

    @Test
    void aWrongLineIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.createDirectories(folder.resolve("rates")).resolve("peers.csv");
        Files.writeString(file, "age,inTenant,onVictim,hoursOnVictim,rule\nsometimes,1,1,1,x\n");
        ContentLibrary library = ContentLibrary.builtIn().with(folder);
        IllegalArgumentException wrong = assertThrows(IllegalArgumentException.class, () -> PeerRates.of(library));
        assertTrue(wrong.getMessage().startsWith(file + ":2:"), wrong::getMessage);
    }

    @Test
    void countsSightingsOfTenantsByTheirFirstDayAndLater() {
        TenantId one = TenantId.of("one");
        TenantId two = TenantId.of("two");
        Instant begin = Instant.parse("2025-03-01T00:00:00Z");
        PeerCounts counts = new PeerCounts(CorrelationTuning.defaults());
        counts.watched(one, begin, begin.plus(Duration.ofDays(3)));
        counts.watched(two, begin, begin.plus(Duration.ofHours(2)));
        counts.see(one, ANOMALY, "a1", begin.plus(Duration.ofMinutes(1)));
        counts.see(one, ANOMALY, "a1", begin.plus(Duration.ofMinutes(2)));
        counts.see(one, ANOMALY, "a1", begin.plus(Duration.ofMinutes(12)));
        counts.see(one, ANOMALY, "a2", begin.plus(Duration.ofDays(2)));
        counts.see(two, ANOMALY, "b1", begin);

        // Two sightings at one and one at the other in two first days; one in the two days after, of the one tenant
        // that had them.
        assertEquals(new SightingRate(1.5, 1.5, 1), counts.rates().of(ANOMALY, WatchAge.FIRST_DAY));
        assertEquals(new SightingRate(0.5, 0.5, 0.5), counts.rates().of(ANOMALY, WatchAge.LATER));
        assertEquals(new SightingRate(1, 1, 1), counts.without(Set.of(one)).of(ANOMALY, WatchAge.FIRST_DAY));
        assertFalse(counts.without(Set.of(one, two)).know(WatchAge.FIRST_DAY));
    }

    @Test
    void whatIsWrittenIsRead() {
        String csv = LOUD_WHILE_NEW.csv();
        assertEquals("""
                age,inTenant,onVictim,hoursOnVictim,rule
                first-day,6.0,3.0,2.0,anomaly
                later,0.1,0.05,0.05,anomaly
                """, csv);
        Map<WatchAge, Map<String, SightingRate>> read = new HashMap<>();
        PeerRates.read("rates.csv", csv, read);
        assertEquals(csv, PeerRates.of(read).csv());
    }
}
