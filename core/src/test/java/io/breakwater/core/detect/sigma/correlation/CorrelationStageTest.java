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
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.Provenance;
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
        stage.advance(state, END, told::add);
        return told;
    }

    private static void feed(
            CorrelationStage stage, CorrelationState state, RuleSet rules, List<Event> events, List<Detection> told) {
        RuleDetector detector = new RuleDetector(rules);
        for (Event event : events) {
            List<Hit> hits = new ArrayList<>();
            detector.detect(event, hits::add);
            hits.forEach(hit -> stage.accept(state, hit, told::add));
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
        stage.advance(restored, END, told::add);
        assertThat(told).hasSize(1);
    }

    @Test
    void whatComesAfterTheDecisionStillCompletesAnEpisodeAndTellsNoneTwice() {
        RuleSet rules = RuleText.load(CHAIN.substring(0, CHAIN.lastIndexOf("---")));
        CorrelationStage stage = new CorrelationStage(() -> rules);
        CorrelationState state = stage.initial();
        List<Detection> told = new ArrayList<>();
        feed(stage, state, rules, failures(0, 4, "eve"), told);
        stage.advance(state, START.plus(Duration.ofMinutes(10)), told::add);
        assertThat(told).isEmpty();
        feed(stage, state, rules, failures(4, 1, "eve"), told);
        stage.advance(state, START.plus(Duration.ofMinutes(11)), told::add);
        feed(stage, state, rules, failures(0, 5, "eve"), told);
        stage.advance(state, START.plus(Duration.ofMinutes(12)), told::add);
        assertThat(told).hasSize(1);
    }
}
