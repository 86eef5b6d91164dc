package io.breakwater.core.campaign;

import static io.breakwater.core.campaign.MadeSightings.controller;
import static io.breakwater.core.campaign.MadeSightings.extension;
import static io.breakwater.core.campaign.MadeSightings.family;
import static io.breakwater.core.campaign.MadeSightings.row;
import static io.breakwater.core.campaign.MadeSightings.sighting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.AttributionStep;
import io.breakwater.core.model.BlankDays;
import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignRoll;
import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Share;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SourceActivity;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.StageProfile;
import io.breakwater.core.model.Trait;
import io.breakwater.core.model.TraitKind;
import io.breakwater.core.model.Wave;
import io.breakwater.core.model.WaveAlarm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CampaignStageTest {
    private static final Instant NOON = Instant.parse("2025-01-10T04:00:00Z");

    private final CampaignStage stage =
            new CampaignStage(ZoneId.of("+08:00"), FamilyNames.from(ContentLibrary.builtIn()));
    private final CampaignState state = stage.initial();
    private final List<ProviderOutput> told = new ArrayList<>();

    private List<CampaignTables> tables(List<? extends ProviderInput> inputs) {
        inputs.forEach(input -> stage.accept(state, input, told::add));
        stage.advance(state, Instant.MAX, told::add);
        return stage.tables(state);
    }

    private static int total(List<CampaignTables> tables, String campaign) {
        return tables.stream()
                .filter(each -> each.campaign().value().equals(campaign))
                .mapToInt(CampaignTables::total)
                .sum();
    }

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

    private static List<Sighting> mixed(Random random) {
        List<Sighting> sightings = new ArrayList<>();
        for (int index = 0; index < 150; index++) {
            Instant at = NOON.plus(Duration.ofHours(random.nextInt(24 * 40)));
            boolean gamma = random.nextBoolean();
            sightings.add(
                    random.nextInt(3) == 0
                            ? sighting(
                                    "s" + index,
                                    at,
                                    family(gamma ? "Gamma" : "Delta"),
                                    controller("192.0.2." + random.nextInt(9)))
                            : sighting("s" + index, at, controller("192.0.2." + random.nextInt(12))));
            if (random.nextInt(5) == 0) {
                sightings.add(sighting("s" + index, at.plusSeconds(7200), random.nextBoolean(), 1, family("Gamma")));
            }
        }
        return sightings;
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
    void stateThatWasWrittenAndReadAgainTellsNothingTwiceAndCountsTheSame() throws IOException {
        List<CampaignTables> before = tables(mixed(new Random(7)));
        CampaignState read = restarted();
        List<ProviderOutput> again = new ArrayList<>();
        stage.advance(read, Instant.MAX, again::add);
        assertEquals(List.of(), again);
        assertEquals(before, stage.tables(read));
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

    /** More cells than are judged with one watermark. */
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

    private static List<Integer> totals(List<ProviderOutput> told, String campaign) {
        return told.stream()
                .filter(CampaignTables.class::isInstance)
                .map(CampaignTables.class::cast)
                .filter(each -> each.campaign().value().equals(campaign))
                .map(CampaignTables::total)
                .toList();
    }

    private CampaignState restarted() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        stage.codec().write(state, new DataOutputStream(bytes));
        return stage.codec().read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
