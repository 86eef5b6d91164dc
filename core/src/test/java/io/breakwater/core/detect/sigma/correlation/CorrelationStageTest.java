package io.breakwater.core.detect.sigma.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.Hit;
import io.breakwater.core.detect.RuleDetector;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.RuleText;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.Finding;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.Provenance;
import io.breakwater.core.model.Retraction;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CorrelationStageTest {
    private static final Instant START = Instant.parse("2025-02-27T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(2));

    private static String rule(String name, String what) {
        return "title: " + name + "\nid: id-" + name + "\nname: " + name
                + "\nlogsource:\n    product: test\ndetection:\n    s:\n        what: " + what + "\n    condition: s\n";
    }

    private static String correlation(String name, String body) {
        return "title: " + name + "\nid: id-" + name + "\nname: " + name + "\nlevel: high\ncorrelation:\n"
                + body.indent(4);
    }

    /** An event: minute after the start, what happened, and more fields in pairs. */
    private static Event event(int minute, String what, String... more) {
        Fields.Builder fields = Fields.builder().add("what", what);
        for (int i = 0; i < more.length; i += 2) {
            fields.add(more[i], more[i + 1]);
        }
        Instant time = START.plus(Duration.ofMinutes(minute));
        Fields built = fields.build();
        Provenance provenance =
                new Provenance(TenantId.of("acme"), SourceId.of("s"), time, new Origin("f", 0, 0), "test", "Test");
        return new Event(
                EventId.of(minute + what + built.hashCode()),
                provenance,
                time,
                OcsfClass.BASE_EVENT,
                new LogSource("", "test", ""),
                Attributes.empty(),
                built);
    }

    private static List<Detection> run(RuleSet rules, List<Event> events) {
        assertThat(RuleText.errors(rules)).isEmpty();
        CorrelationStage stage = new CorrelationStage(() -> rules);
        CorrelationState state = stage.initial();
        List<Detection> told = new ArrayList<>();
        feed(stage, state, rules, events, told);
        stage.advance(state, END, finding -> fold(finding, told));
        return told;
    }

    private static void feed(
            CorrelationStage stage, CorrelationState state, RuleSet rules, List<Event> events, List<Detection> told) {
        RuleDetector detector = new RuleDetector(rules);
        for (Event event : events) {
            List<Hit> hits = new ArrayList<>();
            detector.detect(event, hits::add);
            hits.forEach(hit -> stage.accept(state, hit, finding -> fold(finding, told)));
        }
    }

    /** What stands: a detection adds, a retraction takes away. */
    private static void fold(Finding finding, List<Detection> standing) {
        switch (finding) {
            case Detection detection -> standing.add(detection);
            case Retraction retraction ->
                standing.removeIf(
                        told -> told.id().equals(retraction.withdrawn().id()));
        }
    }

    private static List<Event> failures(int from, int count, String user) {
        return Stream.iterate(from, minute -> minute + 1)
                .limit(count)
                .map(minute -> event(minute, "fail", "User", user))
                .toList();
    }

    private static final String CHAIN = rule("fail", "fail")
            + "---\n"
            + rule("success", "success")
            + "---\n"
            + correlation(
                    "many",
                    "type: event_count\nrules: [fail]\ngroup-by: [User]\ntimespan: 10m\ncondition:\n    gte: 5\n")
            + "---\n"
            + correlation(
                    "broken-in", "type: temporal_ordered\nrules: [many, success]\ngroup-by: [User]\ntimespan: 10m\n");

    @Test
    void failuresFollowedBySuccessAreOneDetectionOfTheOutermostRule() {
        List<Event> events = new ArrayList<>(failures(0, 5, "eve"));
        events.add(event(6, "success", "User", "EVE"));
        events.add(event(6, "success", "User", "bob"));
        List<Detection> told = run(RuleText.load(CHAIN), events);
        assertThat(told).singleElement().satisfies(detection -> {
            assertThat(detection.rule().id()).isEqualTo("id-broken-in");
            assertThat(detection.evidence()).hasSize(6);
            assertThat(detection.time()).isEqualTo(START.plus(Duration.ofMinutes(6)));
        });
    }

    @Test
    void successBeforeTheFailuresOrTooLateAfterThemIsNone() {
        List<Event> before = new ArrayList<>(failures(5, 5, "eve"));
        before.add(event(1, "success", "User", "eve"));
        before.add(event(30, "success", "User", "eve"));
        assertThat(run(RuleText.load(CHAIN), before)).isEmpty();
    }

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
    void countsDifferentValuesSumsAveragesAndPercentiles() {
        String base = rule("net", "net") + "---\n";
        String group = "rules: [net]\ngroup-by: [Host]\ntimespan: 1h\ncondition:\n    field: V\n    ";
        List<Event> events = Stream.of(1, 2, 3, 4, 100)
                .map(n -> event(n, "net", "Host", "h", "V", String.valueOf(n)))
                .toList();
        assertThat(run(RuleText.load(base + correlation("c", "type: value_count\n" + group + "gte: 4\n")), events))
                .hasSize(1);
        assertThat(run(RuleText.load(base + correlation("c", "type: value_count\n" + group + "gt: 4\n")), events))
                .isEmpty();
        assertThat(run(RuleText.load(base + correlation("c", "type: value_sum\n" + group + "gt: 9\n")), events))
                .hasSize(2);
        assertThat(run(RuleText.load(base + correlation("c", "type: value_avg\n" + group + "gte: 2.5\n")), events))
                .hasSize(2);
        assertThat(run(
                        RuleText.load(base
                                + correlation("c", "type: value_percentile\n" + group + "percentile: 50\n    eq: 2\n")),
                        events))
                .hasSize(1);
    }

    @Test
    void fewerThanExpectedIsDecidedWhenTheWindowEnds() {
        String text = rule("beat", "beat") + "---\n"
                + correlation(
                        "quiet",
                        "type: event_count\nrules: [beat]\ngroup-by: [Host]\ntimespan: 1h\ncondition:\n    lt: 3\n");
        List<Event> events = List.of(event(0, "beat", "Host", "h"), event(10, "beat", "Host", "h"));
        assertThat(run(RuleText.load(text), events)).hasSize(1);
    }

    @Test
    void aliasesJoinFieldsOfDifferentNames() {
        String text = rule("a", "a") + "---\n" + rule("b", "b") + "---\n"
                + correlation(
                        "both",
                        "type: temporal\nrules: [a, b]\ngroup-by: [ip]\ntimespan: 5m\naliases:\n    ip:\n        a: Src\n        b: Dst\n");
        assertThat(run(RuleText.load(text), List.of(event(0, "a", "Src", "1.1.1.1"), event(2, "b", "Dst", "1.1.1.1"))))
                .hasSize(1);
        assertThat(run(RuleText.load(text), List.of(event(0, "a", "Src", "1.1.1.1"), event(2, "b", "Dst", "1.1.1.2"))))
                .isEmpty();
    }

    @Test
    void anExtendedConditionMayWantARuleAbsent() {
        String text = rule("a", "a") + "---\n" + rule("b", "b") + "---\n"
                + correlation(
                        "alone",
                        "type: temporal\nrules: [a, b]\ngroup-by: [H]\ntimespan: 5m\ncondition: a and not b\n");
        assertThat(run(RuleText.load(text), List.of(event(0, "a", "H", "x")))).hasSize(1);
        assertThat(run(RuleText.load(text), List.of(event(0, "a", "H", "x"), event(2, "b", "H", "x"))))
                .isEmpty();
    }

    @Test
    void generateLetsTheReferredRulesCountByThemselves() {
        assertThat(RuleText.load(CHAIN).feeders()).contains("id-fail", "id-many", "id-success");
        assertThat(RuleText.load(CHAIN.replace("rules: [fail]", "rules: [fail]\n    generate: true"))
                        .feeders())
                .doesNotContain("id-fail");
    }

    @Test
    void stateSurvivesARestartAndTheEditOfAnotherRule() throws IOException {
        AtomicReference<RuleSet> rules = new AtomicReference<>(RuleText.load(CHAIN));
        CorrelationStage stage = new CorrelationStage(rules::get);
        CorrelationState state = stage.initial();
        List<Detection> told = new ArrayList<>();
        feed(stage, state, rules.get(), failures(0, 4, "eve"), told);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        stage.codec().write(state, new DataOutputStream(bytes));
        CorrelationState restored =
                stage.codec().read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        rules.set(RuleText.load(CHAIN.replace(
                "level: high\ncorrelation:\n    type: temporal_ordered",
                "level: low\ncorrelation:\n    type: temporal_ordered")));
        feed(
                stage,
                restored,
                rules.get(),
                List.of(event(4, "fail", "User", "eve"), event(6, "success", "User", "eve")),
                told);
        stage.advance(restored, END, finding -> fold(finding, told));
        assertThat(told).hasSize(1);
    }

    @Test
    void whatComesAfterTheDecisionStillCompletesAnEpisodeAndTellsNoneTwice() {
        RuleSet rules = RuleText.load(CHAIN.substring(0, CHAIN.lastIndexOf("---")));
        CorrelationStage stage = new CorrelationStage(() -> rules);
        CorrelationState state = stage.initial();
        List<Detection> told = new ArrayList<>();
        feed(stage, state, rules, failures(0, 4, "eve"), told);
        stage.advance(state, START.plus(Duration.ofMinutes(10)), finding -> fold(finding, told));
        assertThat(told).isEmpty();
        feed(stage, state, rules, failures(4, 1, "eve"), told);
        stage.advance(state, START.plus(Duration.ofMinutes(11)), finding -> fold(finding, told));
        feed(stage, state, rules, failures(0, 5, "eve"), told);
        stage.advance(state, START.plus(Duration.ofMinutes(12)), finding -> fold(finding, told));
        assertThat(told).hasSize(1);
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
            Standing inTime = new Standing(rules);
            inTime.feed(events);
            inTime.advance(end);
            Standing late = new Standing(rules);
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
            assertThat(late.state.kept()).as("seed %d", seed).isZero();
            withdrawn += late.withdrawn;
        }
        assertThat(withdrawn).isPositive();
    }

    @Test
    void anArchiveThatIsHandedInAYearLateFindsItsSequences() {
        RuleSet rules = RuleText.load(CHAIN);
        Standing standing = new Standing(rules);
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
        assertThat(standing.state.kept()).isZero();
        assertThat(standing.ids()).hasSize(1);
    }

    @Test
    void aFloodIsToldWholeAndKeepsMemoryBounded() {
        RuleSet rules = RuleText.load(CHAIN.substring(0, CHAIN.lastIndexOf("---")));
        Standing standing = new Standing(rules);
        int matches = 3 * CorrelationStage.MOST_IN_A_GROUP;
        for (int i = 0; i < matches; i++) {
            standing.feed(List.of(event(i / 10, "fail", "User", "eve", "Try", String.valueOf(i))));
            assertThat(standing.state.kept()).isLessThanOrEqualTo(CorrelationStage.MOST_IN_A_GROUP + 1);
        }
        standing.advance(END);
        assertThat(standing.ids()).hasSize(matches / 5);
        assertThat(standing.state.shortened()).isPositive();
    }

    /** A stage with its state, and the detections that stand. */
    private static final class Standing {
        private final RuleSet rules;
        private final CorrelationStage stage;
        private final RuleDetector detector;
        private final List<Detection> told = new ArrayList<>();
        private CorrelationState state;
        private long withdrawn;

        private Standing(RuleSet rules) {
            this.rules = rules;
            this.stage = new CorrelationStage(() -> this.rules);
            this.detector = new RuleDetector(rules);
            this.state = stage.initial();
        }

        private void feed(List<Event> events) {
            for (Event event : events) {
                List<Hit> hits = new ArrayList<>();
                detector.detect(event, hits::add);
                hits.forEach(hit -> stage.accept(state, hit, this::take));
            }
        }

        private void advance(Instant time) {
            stage.advance(state, time, this::take);
        }

        private void take(Finding finding) {
            withdrawn += finding instanceof Retraction ? 1 : 0;
            fold(finding, told);
        }

        private void restart() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            stage.codec().write(state, new DataOutputStream(bytes));
            state = stage.codec().read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        }

        private List<String> ids() {
            return told.stream()
                    .map(detection -> detection.time() + " " + detection.rule().id() + " " + detection.id())
                    .sorted()
                    .toList();
        }
    }
}
