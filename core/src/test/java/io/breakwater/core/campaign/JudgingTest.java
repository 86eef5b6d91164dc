package io.breakwater.core.campaign;

import static io.breakwater.core.campaign.MadeSightings.controller;
import static io.breakwater.core.campaign.MadeSightings.extension;
import static io.breakwater.core.campaign.MadeSightings.family;
import static io.breakwater.core.campaign.MadeSightings.sighting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.Trait;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A judging that is done in slices, between which sightings come, change and go. */
class JudgingTest {
    private static final Instant BEGIN = Instant.parse("2025-01-10T04:00:00Z");
    private static final int ROUNDS = 60;

    private static Ledger ledger() {
        return new Ledger(ZoneId.of("+08:00"), FamilyNames.none());
    }

    /** One of few sightings, so that it often comes in place of an earlier revision; some are withdrawn. */
    private static Sighting any(Random random) {
        List<Trait> traits = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            traits.add(family(random.nextBoolean() ? "Gamma" : "Delta"));
        }
        if (random.nextInt(3) > 0) {
            traits.add(controller("192.0." + random.nextInt(3) + "." + random.nextInt(5)));
        }
        if (random.nextInt(5) == 0) {
            traits.add(extension(".x" + random.nextInt(4)));
        }
        return sighting(
                "s" + random.nextInt(200),
                BEGIN.plus(Duration.ofHours(random.nextInt(24 * 20))),
                random.nextInt(6) == 0,
                random.nextInt(5),
                traits.toArray(Trait[]::new));
    }

    @Test
    void slicesBetweenWhichSightingsComeEndInWhatOneJudgingFromScratchSays() {
        int interrupted = 0;
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Random random = new Random(seed);
            Ledger sliced = ledger();
            List<Sighting> all = new ArrayList<>();
            for (int step = 0; step < 400; step++) {
                Sighting next = any(random);
                all.add(next);
                sliced.put(next);
                if (random.nextInt(3) == 0) {
                    sliced.attributeOn(random.nextInt(600), random.nextBoolean());
                    interrupted += sliced.judges() ? 1 : 0;
                    assertTalliesHoldTheirCases(sliced, seed);
                }
            }
            sliced.attribute();
            Ledger atOnce = ledger();
            all.forEach(atOnce::put);
            atOnce.attribute();
            assertEquals(verdicts(atOnce), verdicts(sliced), "seed " + seed);
            assertTalliesHoldTheirCases(sliced, seed);
        }
        assertTrue(interrupted > ROUNDS * 20, "hardly any was interrupted: " + interrupted);
    }

    @Test
    void slicesWithoutNewsEndInWhatOneJudgingSaysWithoutBeingAskedToEnd() {
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Random random = new Random(seed);
            Ledger sliced = ledger();
            Ledger atOnce = ledger();
            for (int step = 0; step < 300; step++) {
                Sighting next = any(random);
                sliced.put(next);
                atOnce.put(next);
            }
            do {
                sliced.attributeOn(1 + random.nextInt(50), false);
            } while (sliced.judges());
            atOnce.attribute();
            assertEquals(verdicts(atOnce), verdicts(sliced), "seed " + seed);
        }
    }

    /** Campaign, probability and basis of every sighting that counts. */
    private static Map<String, String> verdicts(Ledger ledger) {
        Map<String, String> verdicts = new TreeMap<>();
        for (Case each : ledger.cases()) {
            if (!each.withdrawn) {
                Cell cell = each.cell;
                verdicts.put(
                        each.id.value(),
                        ledger.campaignOf(each) + (cell == null ? "" : " " + cell.perMille + " " + cell.basis));
            }
        }
        return verdicts;
    }

    private static void assertTalliesHoldTheirCases(Ledger ledger, long seed) {
        Map<String, Map<Integer, Integer>> expected = new HashMap<>();
        Map<String, Long> trust = new HashMap<>();
        for (Case each : ledger.cases()) {
            String campaign = ledger.campaignOf(each);
            if (campaign != null && !each.withdrawn) {
                expected.computeIfAbsent(campaign, none -> new TreeMap<>()).merge(each.day, 1, Integer::sum);
                trust.merge(campaign, each.cell == null ? 980L : each.cell.perMille, Long::sum);
            }
        }
        Map<String, Map<Integer, Integer>> counted = new HashMap<>();
        ledger.tallies().forEach((campaign, tally) -> {
            if (tally.total() > 0) {
                Map<Integer, Integer> days = new TreeMap<>();
                tally.days.forEach((day, victims) -> days.put(day, victims.victims()));
                counted.put(campaign, days);
                long sum = trust.getOrDefault(campaign, 0L);
                assertEquals(Math.round(sum / (double) tally.total()) / 1e3, tally.confidence(), "seed " + seed);
            }
        });
        assertEquals(expected, counted, "seed " + seed);
    }
}
