package io.breakwater.core.campaign;

import static io.breakwater.core.campaign.MadeSightings.controller;
import static io.breakwater.core.campaign.MadeSightings.family;
import static io.breakwater.core.campaign.MadeSightings.row;
import static io.breakwater.core.campaign.MadeSightings.sighting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.breakwater.core.model.AttributionStep;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Sighting;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** More cells than are judged with one watermark. */
final class CampaignSlicesTest extends CampaignScene {
    private static List<Sighting> manyCells() {
        List<Sighting> sightings = new ArrayList<>(row("g", 40, NOON, family("Gamma"), controller("192.0.2.1")));
        sightings.addAll(row("d", 40, NOON.plus(Duration.ofDays(9)), family("Delta"), controller("192.0.2.2")));
        for (int index = 0; index < 3_000; index++) {
            Instant at = NOON.plus(Duration.ofHours(index % 997));
            sightings.add(sighting("s" + index, at, controller("192.0.2." + index % 89)));
        }
        return sightings;
    }

    @Test
    void manyCellsAreJudgedByAndByAlsoWithWatermarksThatBringNoNews() {
        List<Sighting> sightings = manyCells();
        sightings.forEach(each -> stage.accept(state, each, told::add));
        int watermarks = 0;
        do {
            stage.advance(state, NOON, told::add);
            watermarks++;
        } while (stage.isUnfinished(state));
        assertTrue(watermarks > 3, "judged at once: " + watermarks);
        Map<CampaignId, CampaignTables> last = new HashMap<>();
        told.stream()
                .filter(CampaignTables.class::isInstance)
                .map(CampaignTables.class::cast)
                .forEach(each -> last.put(each.campaign(), each));
        CampaignState atOnce = stage.initial();
        sightings.forEach(each -> stage.accept(atOnce, each, output -> {}));
        assertEquals(
                new HashSet<>(stage.tables(atOnce)),
                last.values().stream().filter(each -> each.total() > 0).collect(Collectors.toSet()));
        assertEquals(
                sightings.size(),
                told.stream().filter(CampaignSighting.class::isInstance).count());
    }

    @Test
    void theLastFewOfManyAreJudgedWhenNothingElseComes() {
        manyCells().forEach(each -> stage.accept(state, each, told::add));
        advanceToTheEnd();
        assertTrue(state.ledger.openCells() >= 1_000, "one change is enough for so few: " + state.ledger.openCells());
        told.clear();
        stage.accept(state, sighting("last", NOON, controller("198.51.100.7")), told::add);
        advanceToTheEnd();
        assertEquals(
                List.of("last"),
                told.stream()
                        .filter(CampaignSighting.class::isInstance)
                        .map(each -> ((CampaignSighting) each).sighting().id().value())
                        .filter("last"::equals)
                        .toList());
    }

    @Test
    void aCorrectedSightingThatWaitsIsNotSaidToBeLikeNoGang() {
        manyCells().forEach(each -> stage.accept(state, each, told::add));
        advanceToTheEnd();
        told.clear();
        Sighting corrected = sighting("s5", NOON.plus(Duration.ofHours(5)), false, 1, controller("192.0.2.200"));
        stage.accept(state, corrected, told::add);
        stage.advance(state, NOON, told::add);
        assertEquals(List.of(), stepsOf(corrected), "it waits");
        advanceToTheEnd();
        assertEquals(1, stepsOf(corrected).size());
        assertTrue(stepsOf(corrected).getFirst().probability() > 0);
    }

    private List<AttributionStep> stepsOf(Sighting sighting) {
        return told.stream()
                .filter(AttributionStep.class::isInstance)
                .map(AttributionStep.class::cast)
                .filter(step -> step.sighting().equals(sighting.id()))
                .toList();
    }

    private void advanceToTheEnd() {
        do {
            stage.advance(state, NOON, told::add);
        } while (stage.isUnfinished(state));
    }

    @Test
    void aRestartAmidAJudgingTellsWhatItWouldHaveTold() throws IOException {
        List<Sighting> sightings = manyCells();
        sightings.forEach(each -> stage.accept(state, each, told::add));
        stage.advance(state, NOON, told::add);
        assertTrue(state.ledger.judges());
        CampaignState read = restarted();
        stage.advance(read, NOON, told::add);
        assertEquals(
                sightings.size(),
                told.stream().filter(CampaignSighting.class::isInstance).count());
        assertEquals(stage.tables(state), stage.tables(read));
    }
}
