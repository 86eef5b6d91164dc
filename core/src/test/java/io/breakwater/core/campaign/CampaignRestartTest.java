package io.breakwater.core.campaign;

import static io.breakwater.core.campaign.MadeSightings.controller;
import static io.breakwater.core.campaign.MadeSightings.family;
import static io.breakwater.core.campaign.MadeSightings.row;
import static io.breakwater.core.campaign.MadeSightings.sighting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.ProviderOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** After a restart nothing is told twice and nothing is missing. */
final class CampaignRestartTest extends CampaignScene {
    @Test
    void stateThatWasWrittenAndReadAgainTellsNothingTwiceAndCountsTheSame() throws IOException {
        List<CampaignTables> before = tables(mixed(new Random(7)));
        CampaignState read = restarted();
        List<ProviderOutput> again = new ArrayList<>();
        stage.advance(read, Instant.MAX, again::add);
        assertEquals(List.of(), again);
        assertEquals(before, stage.tables(read));
    }

    @Test
    void aCampaignThatLosesItsLastVictimOverARestartIsToldToBeEmpty() throws IOException {
        stage.accept(state, sighting("x", NOON, controller("192.0.2.1")), told::add);
        stage.advance(state, NOON, told::add);
        CampaignTables first = told.stream()
                .filter(CampaignTables.class::isInstance)
                .map(CampaignTables.class::cast)
                .findFirst()
                .orElseThrow();
        row("g", 9, NOON, family("Gamma"), controller("192.0.2.1"))
                .forEach(named -> stage.accept(state, named, told::add));
        List<ProviderOutput> after = new ArrayList<>();
        stage.advance(restarted(), Instant.MAX, after::add);
        assertEquals(List.of(0), totals(after, first.campaign().value()));
        assertEquals(List.of(10), totals(after, "gamma"));
    }

    @Test
    void aSightingThatCameJustBeforeARestartIsToldAfterIt() throws IOException {
        tables(List.of(sighting("x", NOON, family("Gamma")), sighting("y", NOON, family("Gamma"))));
        stage.accept(state, sighting("x", NOON, true, 1, family("Gamma")), told::add);
        stage.accept(state, sighting("z", NOON, family("Gamma")), told::add);
        List<ProviderOutput> after = new ArrayList<>();
        stage.advance(restarted(), NOON, after::add);
        assertEquals(
                List.of("x withdrawn", "z"),
                after.stream()
                        .filter(CampaignSighting.class::isInstance)
                        .map(each -> ((CampaignSighting) each).sighting())
                        .map(each -> each.id().value() + (each.withdrawn() ? " withdrawn" : ""))
                        .sorted()
                        .toList());
        assertEquals(List.of(2), totals(after, "gamma"));
    }
}
