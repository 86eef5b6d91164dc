package io.breakwater.core.warn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.Phrase;
import io.breakwater.core.model.Warning;
import io.breakwater.core.model.WarningInput;
import io.breakwater.core.model.WarningState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WarningStageTest {
    private final SmallWorld world = new SmallWorld();
    private final WarningBoard board = world.stage().initial();
    private final List<Warning> said = new ArrayList<>();

    private static Instant day(int days) {
        return SmallWorld.START.plus(Duration.ofDays(days));
    }

    @Test
    void warnsTheAssetsThatRunWhatTheGangIsAfter() {
        world.feed(board, world.inventory(), said);
        world.feed(board, world.strikes(12), said);
        world.advance(board, day(2), said);
        List<Warning> inForce = List.copyOf(board.inForce());
        assertFalse(inForce.isEmpty());
        for (Warning warning : inForce) {
            int number = Integer.parseInt(warning.asset().value().substring(1));
            assertEquals("sought", SmallWorld.asset(number).product(), warning::toString);
            assertFalse(warning.reasons().isEmpty());
            assertFalse(warning.advice().isEmpty());
        }
    }

    @Test
    void countsNoVictimsOfFewerThanFiveTenantsInAReasonThatLeavesTheProvider() {
        world.feed(board, world.inventory(), said);
        List<WarningInput> ofOneTenant = new ArrayList<>();
        for (int number = 0; number < 400; number += 40) {
            ofOneTenant.add(world.sighting(number, day(1)));
        }
        world.feed(board, ofOneTenant, said);
        world.advance(board, day(2), said);
        assertFalse(board.inForce().isEmpty());
        for (Warning warning : board.inForce()) {
            for (Phrase reason : warning.reasons()) {
                boolean own = reason.en().contains("of your assets");
                assertTrue(own || !reason.en().matches(".*\\d+ of .*\\d.*"), warning::toString);
            }
        }
    }

    @Test
    void tellsTheLeadWhenAWarnedAssetFalls() {
        world.feed(board, world.inventory(), said);
        world.feed(board, world.strikes(12), said);
        world.advance(board, day(2), said);
        Warning warned = board.inForce().iterator().next();
        int number = Integer.parseInt(warned.asset().value().substring(1));
        Instant issued = said.stream()
                .filter(warning -> warning.id().equals(warned.id()) && warning.state() == WarningState.ISSUED)
                .findFirst()
                .orElseThrow()
                .at();
        Instant fallen = day(2).plus(Duration.ofHours(5));
        world.feed(board, List.of(world.sighting(number, fallen)), said);
        said.clear();
        world.advance(board, day(3), said);
        Warning outcome = said.stream()
                .filter(warning -> warning.id().equals(warned.id()))
                .findFirst()
                .orElseThrow();
        assertEquals(WarningState.IN_TIME, outcome.state());
        assertEquals(Duration.between(issued, fallen), outcome.lead().orElseThrow());
    }

    @Test
    void aVictimThatNobodyWarnedIsMissed() {
        world.feed(board, world.inventory(), said);
        world.feed(board, world.strikes(1), said);
        world.advance(board, day(1), said);
        assertEquals(
                List.of(WarningState.MISSED),
                said.stream()
                        .filter(warning -> warning.asset().value().equals("a0"))
                        .map(Warning::state)
                        .toList());
    }

    @Test
    void victimsThatNothingAttributesWarnNobody() {
        world.feed(board, world.inventory(), said);
        List<CampaignSighting> strikes = world.strikes(12).stream()
                .map(CampaignSighting.class::cast)
                .map(strike -> new CampaignSighting(CampaignId.UNATTRIBUTED, strike.sighting(), 0))
                .toList();
        world.feed(board, strikes, said);
        world.advance(board, day(2), said);
        assertEquals(List.of(), said);
        // Once they turn out to be one gang's, it is as if that had been known from the beginning.
        world.feed(
                board,
                strikes.stream()
                        .map(strike -> new CampaignSighting(SmallWorld.GANG, strike.sighting(), 1))
                        .toList(),
                said);
        world.feed(board, List.of(world.sighting(15, day(2))), said);
        world.advance(board, day(3), said);
        assertFalse(board.inForce().isEmpty());
    }

    @Test
    void aWithdrawnSightingTakesItsOutcomeBack() {
        world.feed(board, world.inventory(), said);
        world.feed(board, world.strikes(12), said);
        world.advance(board, day(2), said);
        said.clear();
        world.feed(board, List.of(world.sighting(0, SmallWorld.START, 1, true)), said);
        world.advance(board, day(3), said);
        assertTrue(
                said.stream()
                        .filter(warning -> warning.asset().value().equals("a0"))
                        .noneMatch(warning -> Standing.isOutcome(warning.state())),
                said::toString);
        assertTrue(said.stream().anyMatch(warning -> warning.asset().value().equals("a0")));
    }

    @Test
    void liftsAllWarningsOfADormantGangAndCallsThemFalse() {
        world.feed(board, world.inventory(), said);
        world.feed(board, world.strikes(12), said);
        world.advance(board, day(2), said);
        List<Warning> stood = List.copyOf(board.inForce());
        world.advance(board, day(400), said);
        assertTrue(board.inForce().isEmpty());
        for (Warning warning : stood) {
            List<WarningState> life = said.stream()
                    .filter(later -> later.id().equals(warning.id()))
                    .map(Warning::state)
                    .toList();
            assertTrue(life.contains(WarningState.LIFTED), life::toString);
            assertEquals(WarningState.FALSE, life.getLast());
        }
    }

    @Test
    void theListDoesNotDependOnTheOrderOfArrivalNorOnDoubles() {
        long seed = System.nanoTime();
        List<WarningInput> inputs = new ArrayList<>(world.inventory());
        inputs.addAll(world.strikes(12));
        world.feed(board, inputs, said);
        world.advance(board, day(2), said);
        List<WarningInput> shuffled = new ArrayList<>(inputs);
        shuffled.addAll(inputs);
        Collections.shuffle(shuffled, new Random(seed));
        WarningBoard other = world.stage().initial();
        List<Warning> saidThere = new ArrayList<>();
        world.feed(other, shuffled, saidThere);
        world.advance(other, day(2), saidThere);
        assertEquals(said, saidThere, () -> "seed " + seed);
    }

    @Test
    void inventoryThatWasNotKnownYetIsPassedOver() {
        List<WarningInput> later = new ArrayList<>();
        world.feed(board, world.strikes(12), said);
        world.advance(board, day(2), said);
        assertTrue(said.isEmpty(), "without an inventory nobody can be warned");
        later.addAll(world.inventory());
        world.feed(board, later, said);
        world.feed(board, List.of(world.sighting(15, day(2))), said);
        world.advance(board, day(3), said);
        assertFalse(board.inForce().isEmpty());
    }

    @Test
    void theStateSurvivesItsCodec() throws IOException {
        world.feed(board, world.inventory(), said);
        world.feed(board, world.strikes(12), said);
        world.advance(board, day(2), said);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        world.stage().codec().write(board, new DataOutputStream(bytes));
        WarningBoard read =
                world.stage().codec().read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        List<Warning> saidThere = new ArrayList<>();
        said.clear();
        world.advance(board, day(60), said);
        world.advance(read, day(60), saidThere);
        assertFalse(said.isEmpty());
        assertEquals(said, saidThere);
    }
}
