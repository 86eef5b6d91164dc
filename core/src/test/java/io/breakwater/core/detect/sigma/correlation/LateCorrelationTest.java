package io.breakwater.core.detect.sigma.correlation;

import static io.breakwater.core.detect.sigma.correlation.CorrelationScene.CHAIN;
import static io.breakwater.core.detect.sigma.correlation.CorrelationScene.END;
import static io.breakwater.core.detect.sigma.correlation.CorrelationScene.START;
import static io.breakwater.core.detect.sigma.correlation.CorrelationScene.correlation;
import static io.breakwater.core.detect.sigma.correlation.CorrelationScene.event;
import static io.breakwater.core.detect.sigma.correlation.CorrelationScene.failures;
import static io.breakwater.core.detect.sigma.correlation.CorrelationScene.rule;
import static io.breakwater.core.detect.sigma.correlation.CorrelationScene.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.RuleText;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Event;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must not matter: order, doubles, delays of days, restarts, floods. */
final class LateCorrelationTest {
    @Test
    void orderOfArrivalAndDoublesChangeNothing() {
        RuleSet rules = RuleText.load(CHAIN);
        List<Event> events = new ArrayList<>(failures(0, 17, "eve"));
        events.addAll(failures(3, 9, "bob"));
        events.add(event(12, "success", "User", "bob"));
        events.add(event(20, "success", "User", "eve"));
        List<Detection> expected = run(rules, events);
        assertThat(expected).hasSize(2);
        Random random = new Random(20250227);
        for (int round = 0; round < 50; round++) {
            List<Event> shuffled = new ArrayList<>(events);
            shuffled.addAll(events.subList(0, 9));
            Collections.shuffle(shuffled, random);
            assertThat(run(rules, shuffled))
                    .as("seed 20250227, round %d", round)
                    .isEqualTo(expected);
        }
    }

    @Test
    void stateSurvivesARestartAndTheEditOfAnotherRule() throws IOException {
        CorrelationScene scene = new CorrelationScene(RuleText.load(CHAIN));
        scene.feed(failures(0, 4, "eve"));
        scene.restart();
        scene.edit(RuleText.load(CHAIN.replace(
                "level: high\ncorrelation:\n    type: temporal_ordered",
                "level: low\ncorrelation:\n    type: temporal_ordered")));
        scene.feed(List.of(event(4, "fail", "User", "eve"), event(6, "success", "User", "eve")));
        scene.advance(END);
        assertThat(scene.told()).hasSize(1);
    }

    @Test
    void whatComesAfterTheDecisionStillCompletesAnEpisodeAndTellsNoneTwice() {
        CorrelationScene scene = new CorrelationScene(RuleText.load(CHAIN.substring(0, CHAIN.lastIndexOf("---"))));
        scene.feed(failures(0, 4, "eve"));
        scene.advance(START.plus(Duration.ofMinutes(10)));
        assertThat(scene.told()).isEmpty();
        scene.feed(failures(4, 1, "eve"));
        scene.advance(START.plus(Duration.ofMinutes(11)));
        scene.feed(failures(0, 5, "eve"));
        scene.advance(START.plus(Duration.ofMinutes(12)));
        assertThat(scene.told()).hasSize(1);
    }

    private static final String EVERY_KIND = rule("fail", "fail")
            + "---\n"
            + rule("success", "success")
            + "---\n"
            + correlation(
                    "many",
                    "type: event_count\nrules: [fail]\ngroup-by: [User]\ntimespan: 10m\ngenerate: true\ncondition:\n    gte: 5\n")
            + "---\n"
            + correlation(
                    "broken-in", "type: temporal_ordered\nrules: [many, success]\ngroup-by: [User]\ntimespan: 10m\n")
            + "---\n"
            + correlation("both", "type: temporal\nrules: [fail, success]\ngroup-by: [User]\ntimespan: 7m\n")
            + "---\n"
            + correlation(
                    "few", "type: event_count\nrules: [fail]\ngroup-by: [User]\ntimespan: 15m\ncondition:\n    lt: 3\n")
            + "---\n"
            + correlation(
                    "alone",
                    "type: temporal\nrules: [fail, success]\ngroup-by: [User]\ntimespan: 20m\ncondition: success and not fail\n");

    /** Ten days of matches, dense enough that windows touch; at most one at a time for a user and a kind. */
    private static List<Event> tenDays(Random random) {
        return random.ints(2_500, 0, 10 * 24 * 60)
                .distinct()
                .sorted()
                .mapToObj(minute -> event(
                        minute,
                        random.nextInt(4) == 0 ? "success" : "fail",
                        "User",
                        random.nextBoolean() ? "eve" : "bob"))
                .toList();
    }

    /** Each with a delay of up to the lateness, in order of coming; some come twice. */
    private static List<Event> delayed(List<Event> events, Random random) {
        record Coming(Event event, long atMillis) {}
        List<Coming> coming = new ArrayList<>();
        for (Event event : events) {
            for (int times = random.nextInt(10) == 0 ? 2 : 1; times > 0; times--) {
                long most = random.nextInt(3) == 0 ? CorrelationStage.LATENESS.toMillis() : 60_000;
                coming.add(new Coming(event, event.time().toEpochMilli() + (long) (most * random.nextDouble())));
            }
        }
        coming.sort(Comparator.comparingLong(Coming::atMillis));
        return coming.stream().map(Coming::event).toList();
    }

    @Test
    void whatComesDaysLateLeadsToTheSameDetectionsAsInTime() throws IOException {
        RuleSet rules = RuleText.load(EVERY_KIND);
        Instant end = START.plus(Duration.ofDays(20));
        long withdrawn = 0;
        for (int round = 0; round < 20; round++) {
            long seed = 20250227L + round;
            Random random = new Random(seed);
            List<Event> events = tenDays(random);
            CorrelationScene inTime = new CorrelationScene(rules);
            inTime.feed(events);
            inTime.advance(end);
            CorrelationScene late = new CorrelationScene(rules);
            Instant newest = START;
            for (Event event : delayed(events, random)) {
                newest = event.time().isAfter(newest) ? event.time() : newest;
                late.feed(List.of(event));
                if (random.nextInt(5) == 0) {
                    late.advance(newest.minus(Duration.ofMinutes(random.nextInt(60))));
                }
                if (random.nextInt(200) == 0) {
                    late.restart();
                }
            }
            late.advance(end);
            assertThat(late.ids()).as("seed %d", seed).isEqualTo(inTime.ids()).hasSizeGreaterThan(100);
            assertThat(late.state().kept()).as("seed %d", seed).isZero();
            withdrawn += late.withdrawn();
        }
        assertThat(withdrawn).isPositive();
    }

    @Test
    void anArchiveThatIsHandedInAYearLateFindsItsSequences() {
        RuleSet rules = RuleText.load(CHAIN);
        CorrelationScene standing = new CorrelationScene(rules);
        Instant now = START.plus(Duration.ofDays(365));
        standing.advance(now);
        List<Event> archive = new ArrayList<>(failures(0, 5, "eve"));
        archive.add(event(6, "success", "User", "eve"));
        for (Event event : archive) {
            standing.feed(List.of(event));
            now = now.plus(Duration.ofHours(1));
            standing.advance(now);
        }
        assertThat(standing.ids()).hasSize(1);
        standing.advance(now.plus(Duration.ofDays(4)));
        assertThat(standing.state().kept()).isZero();
        assertThat(standing.ids()).hasSize(1);
    }

    @Test
    void aFloodIsToldWholeAndKeepsMemoryBounded() {
        RuleSet rules = RuleText.load(CHAIN.substring(0, CHAIN.lastIndexOf("---")));
        CorrelationScene standing = new CorrelationScene(rules);
        int matches = 3 * CorrelationStage.MOST_IN_A_GROUP;
        for (int i = 0; i < matches; i++) {
            standing.feed(List.of(event(i / 10, "fail", "User", "eve", "Try", String.valueOf(i))));
            assertThat(standing.state().kept()).isLessThanOrEqualTo(CorrelationStage.MOST_IN_A_GROUP + 1);
        }
        standing.advance(END);
        assertThat(standing.ids()).hasSize(matches / 5);
        assertThat(standing.state().shortened()).isPositive();
    }
}
