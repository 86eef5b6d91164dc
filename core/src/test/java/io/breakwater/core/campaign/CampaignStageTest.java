package io.breakwater.core.campaign;

import static io.breakwater.core.campaign.MadeSightings.extension;
import static io.breakwater.core.campaign.MadeSightings.family;
import static io.breakwater.core.campaign.MadeSightings.row;
import static io.breakwater.core.campaign.MadeSightings.sighting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.breakwater.core.model.BlankDays;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignRoll;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.Share;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SourceActivity;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.StageProfile;
import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import io.breakwater.core.model.Wave;
import io.breakwater.core.model.WaveAlarm;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the stage counts and tells. */
final class CampaignStageTest extends CampaignScene {
    @Test
    void namesTheCampaignsThatHaveAVictimBeforeItTellsTheirTables() {
        tables(List.of(sighting("a", NOON, family("Gamma")), sighting("b", NOON, family("Delta"))));
        List<String> order = told.stream()
                .filter(each -> each instanceof CampaignRoll || each instanceof CampaignTables)
                .map(each -> each instanceof CampaignTables one ? one.campaign().value() : each.toString())
                .toList();
        CampaignRoll roll = new CampaignRoll(List.of(new CampaignId("delta"), new CampaignId("gamma")));
        assertEquals(List.of(roll.toString(), "delta", "gamma"), order);
    }

    @Test
    void countsTheLocalDayOfTheZoneAndNotTheDayInUtc() {
        Instant beforeMidnight = Instant.parse("2025-01-31T15:59:59Z");
        CampaignTables tables = tables(List.of(
                        sighting("a", beforeMidnight, family("Gamma")),
                        sighting("b", beforeMidnight.plusSeconds(1), family("Gamma"))))
                .getFirst();
        assertEquals(
                Map.of(LocalDate.parse("2025-01-31"), 1, LocalDate.parse("2025-02-01"), 1), Map.copyOf(tables.daily()));
        assertEquals(Map.of("2025-01", 1, "2025-02", 1), Map.copyOf(tables.monthly()));
        assertEquals(Map.of("2025-01-31T23", 1, "2025-02-01T00", 1), Map.copyOf(tables.hourly()));
    }

    @Test
    void toolsAndTracesStandInATableOfTheirOwn() {
        List<Sighting> sightings = new ArrayList<>(
                row("g", 2, NOON, family("Gamma"), extension(".G"), new Trait(TraitKind.TOOL, "fscan")));
        sightings.add(sighting("x", NOON, family("Gamma"), extension(".g")));
        assertEquals(
                List.of(new Share("RANSOM_EXTENSION:.g", 3, 3, 2), new Share("TOOL:fscan", 2, 3, 1)),
                tables(sightings).getFirst().tools());
    }

    @Test
    void everyCellSaysHowManyTenantsStandBehindIt() {
        // A tenant's name in these sightings is the length of its id.
        List<Sighting> sightings = new ArrayList<>(row("g", 8, NOON, family("Gamma")));
        sightings.add(sighting("ggg", NOON.plus(Duration.ofDays(40)), family("Gamma")));
        sightings.add(sighting("gone", NOON, true, 1, family("Gamma")));
        CampaignTables tables = tables(sightings).getFirst();
        assertEquals(2, tables.tenants().total());
        assertEquals(
                Map.of(LocalDate.parse("2025-01-10"), 1, LocalDate.parse("2025-02-19"), 1),
                Map.copyOf(tables.tenants().daily()));
        assertEquals(
                Map.of("2025-01", 1, "2025-02", 1), Map.copyOf(tables.tenants().monthly()));
        assertEquals(List.of(new Share("industry", 9, 9, 2)), tables.industries());
        assertEquals(List.of(1), tables.waves().stream().map(Wave::tenants).toList());
        assertEquals(
                List.of(2, 2),
                tables.chain().stream().map(StageProfile::tenants).toList());
    }

    @Test
    void aRenamedGangIsOneCampaign() {
        List<CampaignTables> tables = tables(List.of(
                sighting("a", NOON, family("Ransom:Win32/Mallox.A!MTB")), sighting("b", NOON, family("Weaxor"))));
        assertEquals(2, total(tables, "mallox"));
        assertTrue(tables.getFirst().aliases().contains("weaxor"));
    }

    @Test
    void aWithdrawnSightingDoesNotCountAndAnOlderRevisionDoesNotBringItBack() {
        List<CampaignTables> tables = tables(List.of(
                sighting("a", NOON, true, 2, family("Gamma")),
                sighting("a", NOON, false, 1, family("Gamma")),
                sighting("b", NOON, family("Gamma"))));
        assertEquals(1, total(tables, "gamma"));
    }

    @Test
    void tablesDoNotDependOnOrderDoublesOrWatermarks() {
        long seed = 20_250_213;
        Random random = new Random(seed);
        List<Sighting> sightings = mixed(random);
        List<CampaignTables> expected = tables(sightings);
        for (int round = 0; round < 15; round++) {
            sightings.add(sightings.get(random.nextInt(sightings.size())));
            Collections.shuffle(sightings, random);
            CampaignState other = stage.initial();
            for (Sighting each : sightings) {
                stage.accept(other, each, output -> {});
                if (random.nextInt(9) == 0) {
                    stage.advance(other, each.compromised(), output -> {});
                }
            }
            assertEquals(expected, stage.tables(other), "seed " + seed + ", round " + round);
        }
    }

    @Test
    void tablesAsOfADayAreThoseOfTheSightingsUntilThen() {
        List<Sighting> sightings = row("g", 60, NOON, family("Gamma"));
        tables(sightings);
        Instant then = NOON.plus(Duration.ofHours(30));
        CampaignState until = stage.initial();
        sightings.stream()
                .filter(each -> !each.compromised().isAfter(then))
                .forEach(each -> stage.accept(until, Sightings.until(each, then), told::add));
        assertEquals(stage.tables(until), stage.tables(state, then));
    }

    @Test
    void anEarlierDayKnowsNoStageThatCameLater() {
        tables(List.of(sighting("x", NOON, family("Gamma"))));
        CampaignTables then =
                stage.tables(state, NOON.plus(Duration.ofMinutes(30))).getFirst();
        assertEquals(
                List.of(Stage.EXPLOITATION),
                then.chain().stream().map(StageProfile::stage).toList());
        assertEquals(2, stage.tables(state).getFirst().chain().size());
    }

    @Test
    void aWaveRaisesOneAlarmAndItsReturnAnother() {
        List<Sighting> sightings = new ArrayList<>(row("g", 8, NOON, family("Gamma")));
        sightings.addAll(row("h", 8, NOON.plus(Duration.ofDays(30)), family("Gamma")));
        tables(sightings);
        List<Boolean> returned = told.stream()
                .filter(WaveAlarm.class::isInstance)
                .map(alarm -> ((WaveAlarm) alarm).returned())
                .toList();
        assertEquals(List.of(false, true), returned);
    }

    @Test
    void blankDaysSayWhetherNothingHappenedOrNobodyLooked() {
        List<ProviderInput> inputs = new ArrayList<>(row("g", 1, NOON, family("Gamma")));
        LocalDate first = LocalDate.parse("2025-01-10");
        for (int day = 0; day < 30; day++) {
            if (day != 5) {
                inputs.add(new SourceActivity("waf", first.plusDays(day), 9));
            }
            if (day != 5 && (day < 8 || day > 10)) {
                inputs.add(new SourceActivity("edr", first.plusDays(day), 9));
            }
        }
        assertEquals(
                List.of(
                        new BlankDays(first.plusDays(1), first.plusDays(4), BlankDays.Reason.NO_ATTACK),
                        new BlankDays(first.plusDays(5), first.plusDays(5), BlankDays.Reason.NO_DATA),
                        new BlankDays(first.plusDays(6), first.plusDays(7), BlankDays.Reason.NO_ATTACK),
                        new BlankDays(first.plusDays(8), first.plusDays(10), BlankDays.Reason.SOURCE_DOWN),
                        new BlankDays(first.plusDays(11), first.plusDays(29), BlankDays.Reason.NO_ATTACK)),
                tables(inputs).getFirst().blanks());
    }

    @Test
    void theChainTellsSharesAndMedians() {
        CampaignTables tables = tables(row("g", 5, NOON, family("Gamma"))).getFirst();
        assertEquals(5, tables.chain().getLast().victims());
        assertEquals(Duration.ofHours(1), tables.chain().getLast().medianSincePrevious());
    }
}
