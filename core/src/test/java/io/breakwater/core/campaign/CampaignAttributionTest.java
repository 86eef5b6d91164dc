package io.breakwater.core.campaign;

import static io.breakwater.core.campaign.MadeSightings.controller;
import static io.breakwater.core.campaign.MadeSightings.extension;
import static io.breakwater.core.campaign.MadeSightings.family;
import static io.breakwater.core.campaign.MadeSightings.row;
import static io.breakwater.core.campaign.MadeSightings.sighting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.breakwater.core.model.AttributionStep;
import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** To which campaign a victim without a name goes, and what is told of it. */
final class CampaignAttributionTest extends CampaignScene {
    @Test
    void anUnnamedVictimGoesToTheGangWhoseControllersItMet() {
        List<Sighting> sightings = new ArrayList<>(row("g", 9, NOON, family("Gamma"), controller("192.0.2.1")));
        sightings.addAll(row("d", 9, NOON, family("Delta"), controller("192.0.2.2")));
        sightings.add(sighting("x", NOON, controller("192.0.2.1")));
        List<CampaignTables> tables = tables(sightings);
        assertEquals(10, total(tables, "gamma"));
        assertEquals(9, total(tables, "delta"));
    }

    @Test
    void anExtensionThatOneGangAloneShowsNamesItEvenInTheMidstOfAnothersBurst() {
        List<Sighting> sightings = new ArrayList<>(row("g", 40, NOON, family("Gamma"), controller("192.0.2.1")));
        sightings.addAll(
                row("d", 3, NOON.plus(Duration.ofDays(20)), family("Delta"), extension(".d"), controller("192.0.2.1")));
        sightings.add(sighting("x", NOON.plusSeconds(7200), extension(".d"), controller("192.0.2.1")));
        assertEquals(4, total(tables(sightings), "delta"));
    }

    @Test
    void anExtensionOfSeveralGangsNamesNone() {
        List<Sighting> sightings =
                new ArrayList<>(row("g", 30, NOON, family("Gamma"), extension(".locked"), controller("192.0.2.1")));
        sightings.addAll(row("d", 6, NOON, family("Delta"), extension(".locked"), controller("192.0.2.2")));
        sightings.add(sighting("x", NOON, extension(".locked"), controller("192.0.2.2")));
        assertEquals(7, total(tables(sightings), "delta"));
    }

    @Test
    void aControllerThatNobodyHasSeenIsAttributedByItsNeighbours() {
        List<Sighting> sightings = new ArrayList<>();
        for (int index = 0; index < 12; index++) {
            Instant at = NOON.plusSeconds(3600L * index);
            sightings.add(sighting("g" + index, at, family("Gamma"), controller("192.0.2." + index)));
            sightings.add(sighting("gg" + index, at, family("Gamma"), controller("192.0.2." + index)));
            sightings.add(sighting("d" + index, at, family("Delta"), controller("198.51.100." + index)));
        }
        sightings.add(sighting("x", NOON, controller("198.51.100.99")));
        assertEquals(13, total(tables(sightings), "delta"));
    }

    @Test
    void anExtensionThatNobodyNamedIsAGangOfItsOwn() {
        List<Sighting> sightings =
                new ArrayList<>(row("g", 20, NOON, family("Gamma"), extension(".g"), controller("192.0.2.1")));
        sightings.addAll(row("n", 5, NOON, extension(".new"), controller("192.0.2.1")));
        assertEquals(5, total(tables(sightings), "unnamed-new"));
    }

    @Test
    void aNewExtensionOnAGangsOwnControllersAfterItsLastVictimIsARename() {
        List<Sighting> sightings =
                new ArrayList<>(row("g", 20, NOON, family("Gamma"), extension(".g"), controller("192.0.2.1")));
        sightings.addAll(row("n", 5, NOON.plus(Duration.ofDays(30)), extension(".new"), controller("192.0.2.1")));
        assertEquals(25, total(tables(sightings), "gamma"));
    }

    @Test
    void aBurstOnControllersThatNobodyKnowsIsAGangOfItsOwn() {
        List<Sighting> sightings = new ArrayList<>(row("g", 40, NOON, family("Gamma"), controller("192.0.2.1")));
        sightings.addAll(row("n", 12, NOON.plus(Duration.ofDays(40)), controller("192.0.2.99")));
        List<CampaignTables> tables = tables(sightings);
        assertEquals(40, total(tables, "gamma"));
        assertEquals(2, tables.size());
    }

    @Test
    void everyAttributionIsToldWithItsReasonAndSoIsEveryChange() {
        tables(List.of(sighting("x", NOON, extension(".q"), controller("192.0.2.1"))));
        tables(row("g", 9, NOON, family("Gamma"), extension(".q"), controller("192.0.2.1")));
        tables(List.of(sighting("x", NOON, true, 1, extension(".q"), controller("192.0.2.1"))));
        List<AttributionStep> ofX = told.stream()
                .filter(AttributionStep.class::isInstance)
                .map(AttributionStep.class::cast)
                .filter(each -> each.sighting().value().equals("x"))
                .toList();
        assertEquals(
                List.of("unattributed", "gamma", "gamma"),
                ofX.stream().map(each -> each.campaign().value()).toList());
        assertEquals(
                List.of(true, true, false),
                ofX.stream().map(AttributionStep::counts).toList());
        assertTrue(ofX.get(0).why().en().startsWith("no known gang"), ofX.toString());
        assertTrue(ofX.get(1).why().en().contains("9 are named as this gang's"), ofX.toString());
        assertTrue(ofX.get(2).why().en().startsWith("withdrawn"), ofX.toString());
        assertTrue(ofX.get(1).since().isAfter(ofX.get(0).since()), ofX.toString());
    }

    @Test
    void aChangedAttributionIsToldWithAGreaterRevision() {
        tables(List.of(sighting("x", NOON, extension(".q"), controller("192.0.2.1"))));
        tables(row("g", 9, NOON, family("Gamma"), extension(".q"), controller("192.0.2.1")));
        List<CampaignSighting> ofX = told.stream()
                .filter(CampaignSighting.class::isInstance)
                .map(CampaignSighting.class::cast)
                .filter(each -> each.sighting().id().value().equals("x"))
                .toList();
        assertEquals("gamma", ofX.getLast().campaign().value());
        assertEquals(ofX.size() - 1, ofX.getLast().revision());
        assertTrue(ofX.size() > 1);
    }
}
