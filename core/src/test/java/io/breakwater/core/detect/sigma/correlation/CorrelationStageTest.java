package io.breakwater.core.detect.sigma.correlation;

import static io.breakwater.core.detect.sigma.correlation.CorrelationScene.CHAIN;
import static io.breakwater.core.detect.sigma.correlation.CorrelationScene.START;
import static io.breakwater.core.detect.sigma.correlation.CorrelationScene.correlation;
import static io.breakwater.core.detect.sigma.correlation.CorrelationScene.event;
import static io.breakwater.core.detect.sigma.correlation.CorrelationScene.failures;
import static io.breakwater.core.detect.sigma.correlation.CorrelationScene.rule;
import static io.breakwater.core.detect.sigma.correlation.CorrelationScene.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.sigma.RuleText;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each kind of correlation tells of events that come in time. */
final class CorrelationStageTest {
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
}
