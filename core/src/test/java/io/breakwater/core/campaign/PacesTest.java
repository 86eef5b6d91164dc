package io.breakwater.core.campaign;

import static io.breakwater.core.campaign.MadeSightings.controller;
import static io.breakwater.core.campaign.MadeSightings.family;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.breakwater.core.model.AttributionStep;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.Trait;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PacesTest {
    private static final ZoneId ZONE = ZoneId.of("+08:00");
    private static final Instant NOON = Instant.parse("2025-01-10T04:00:00Z");
    private static final int QUICK = 30;
    private static final int SLOW = 600;

    private final TreeMap<String, Profile> gangs = new TreeMap<>();
    private int made;

    private Sighting victim(Instant at, long minutes, Trait... traits) {
        Sighting like = MadeSightings.sighting("v" + made++, at, traits);
        TreeMap<Stage, Instant> stages = new TreeMap<>(like.stages());
        stages.put(Stage.ENCRYPTION, at.plus(Duration.ofMinutes(minutes)));
        return new Sighting(
                like.id(),
                like.tenant(),
                like.asset(),
                at,
                like.province(),
                like.tenantProvince(),
                like.industry(),
                like.product(),
                like.surveyed(),
                stages,
                like.techniques(),
                like.traits(),
                false,
                0);
    }

    private void add(String gang, int victims, long minutes) {
        Profile profile = gangs.computeIfAbsent(gang, none -> new Profile());
        for (int left = victims; left > 0; left--) {
            Sighting sighting = victim(NOON, minutes);
            profile.addPace(new Case(sighting, Marks.of(sighting.traits(), FamilyNames.none()), new Words(), ZONE), 1);
        }
    }

    /** Logarithm of how much likelier the gang is than others to take so long. */
    private double ratio(String gang, long minutes) {
        Sighting sighting = victim(NOON, minutes);
        Marks marks = Marks.of(sighting.traits(), FamilyNames.none());
        Cell cell = new Cell(marks, 0);
        cell.add(new Case(sighting, marks, new Words(), ZONE));
        return Paces.voice(new Paces(gangs).of(gang), cell);
    }

    @Test
    void gangsThatDoNotDifferHaveARatioOfExactlyOne() {
        add("one", 30, QUICK);
        add("one", 10, SLOW);
        add("other", 60, QUICK);
        add("other", 20, SLOW);
        assertThat(new Paces(gangs).of("one")).isEmpty();
        assertThat(ratio("one", QUICK)).isZero();
    }

    @Test
    void gangsThatDifferByChanceAloneMostlyHaveARatioOfExactlyOne() {
        int told = 0;
        for (long seed = 1; seed <= 400; seed++) {
            gangs.clear();
            Random random = new Random(seed);
            for (String gang : List.of("one", "other", "third")) {
                for (int left = 5 + random.nextInt(60); left > 0; left--) {
                    add(gang, 1, 1L << random.nextInt(3, 11));
                }
            }
            told += new Paces(gangs).of("one").length > 0 ? 1 : 0;
        }
        assertThat(told).as("of 400 seeds").isBetween(1, 24);
    }

    @Test
    void aPaceOfOnesOwnSpeaksForTheGangAndTheMoreTheMoreVictimsShowIt() {
        add("quick", 12, QUICK);
        add("quick", 2, SLOW);
        add("slow", 12, SLOW);
        double few = ratio("slow", SLOW);
        assertThat(ratio("quick", QUICK)).isPositive();
        assertThat(ratio("quick", SLOW)).isNegative();
        add("slow", 60, SLOW);
        add("quick", 60, QUICK);
        assertThat(few).isPositive();
        assertThat(ratio("quick", SLOW)).isLessThan(-few);
    }

    @Test
    void sharesOfAllClassesOfAGangAddUpToOne() {
        add("quick", 20, QUICK);
        add("quick", 4, SLOW);
        add("slow", 20, SLOW);
        double sum = Math.exp(ratio("slow", QUICK)) * 20 / 44 + Math.exp(ratio("slow", SLOW)) * 24 / 44;
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    @Test
    void aGangOfWhichNothingIsKnownIsNeitherLikelierNorLess() {
        add("quick", 20, QUICK);
        add("slow", 20, SLOW);
        gangs.put("new", new Profile());
        assertThat(ratio("new", QUICK)).isCloseTo(0, within(1e-12));
    }

    @Test
    void manyVictimsOfOneCellSpeakWithOneVoice() {
        add("quick", 20, QUICK);
        add("slow", 20, SLOW);
        double[] ratios = new Paces(gangs).of("slow");
        Sighting sighting = victim(NOON, SLOW);
        Marks marks = Marks.of(sighting.traits(), FamilyNames.none());
        Cell cell = new Cell(marks, 0);
        for (int left = 5; left > 0; left--) {
            cell.add(new Case(sighting, marks, new Words(), ZONE));
        }
        assertThat(Paces.voice(ratios, cell)).isCloseTo(ratio("slow", SLOW), within(1e-12));
    }

    @Test
    void whatThePaceDecidedSaysSo() {
        CampaignStage stage = new CampaignStage(ZONE, FamilyNames.none());
        CampaignState state = stage.initial();
        Trait shared = controller("192.0.2.1");
        for (int index = 0; index < 40; index++) {
            Instant at = NOON.plus(Duration.ofHours(index));
            stage.accept(state, victim(at, QUICK, family("Gamma"), shared), none -> {});
            if (index % 2 == 0) {
                stage.accept(state, victim(at, SLOW, family("Delta"), shared), none -> {});
            }
        }
        Sighting slow = victim(NOON.plus(Duration.ofHours(20)), SLOW, shared);
        Sighting quick = victim(NOON.plus(Duration.ofHours(1)), QUICK, shared);
        stage.accept(state, slow, none -> {});
        stage.accept(state, quick, none -> {});
        List<ProviderOutput> told = new ArrayList<>();
        stage.advance(state, Instant.MAX, told::add);
        assertThat(stepOf(slow, told).campaign().value()).isEqualTo("delta");
        assertThat(stepOf(slow, told).why().en()).contains("the order and the duration of its stages");
        assertThat(stepOf(slow, told).why().zh()).contains("先后和耗时");
        assertThat(stepOf(quick, told).campaign().value()).isEqualTo("gamma");
    }

    private static AttributionStep stepOf(Sighting sighting, List<ProviderOutput> told) {
        return told.stream()
                .filter(AttributionStep.class::isInstance)
                .map(AttributionStep.class::cast)
                .filter(step -> step.sighting().equals(sighting.id()))
                .findFirst()
                .orElseThrow();
    }
}
