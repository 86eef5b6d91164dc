package io.breakwater.core.detect.sigma.compiled;

import static io.breakwater.core.detect.sigma.RuleText.event;
import static io.breakwater.core.detect.sigma.RuleText.load;
import static io.breakwater.core.detect.sigma.RuleText.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.sigma.MapEvent;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.RuleText;
import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules and events that mean harm: what they cost is bounded, and what they say is right. */
final class HostileTest {
    private static final long SEED = 20250227;
    private static final RuleSource SOURCE = new RuleSource("", "test", "");
    private static final int TEN_MEGABYTES = 10_000_000;

    private static TreeSet<String> matched(CompiledMatcher matcher, SigmaEvent event) {
        TreeSet<String> found = new TreeSet<>();
        matcher.match(event, rule -> assertThat(found.add(rule.id())).isTrue());
        return found;
    }

    private static TreeSet<String> matched(CompiledMatcher matcher, String json) {
        JsonEvent event = new JsonEvent(matcher.names(), SOURCE);
        byte[] record = json.getBytes(StandardCharsets.UTF_8);
        event.read(record, 0, record.length);
        return matched(matcher, event);
    }

    private static String numbered(int number, String detection) {
        return rule(detection).replace("rule-1", "rule-" + number);
    }

    /** Processor time, so that a busy machine changes nothing; the clock only ends what would never end. */
    private static void takesAtMost(Duration cpu, Executable work) {
        Duration taken = Assertions.assertTimeoutPreemptively(Duration.ofMinutes(3), () -> {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            work.execute();
            return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        });
        assertThat(taken).isLessThan(cpu);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(a|a)*b$",
                "(a*)*c",
                "(.*a){12}b",
                "(a?){30}a{30}b",
                "^(([a-z])+.)+[A-Z]([a-z])+$",
                "(x+x+)+y",
                "a.{0,200}c",
                "(a{1,30}){1,30}c",
                "(a|b|ab)*(a|ba)*c$",
                "([a-b]*[a-c]*)*d"
            })
    void anExpressionThatExplodesElsewhereTakesTimeInProportionToTheText(String expression) {
        CompiledMatcher matcher = new CompiledMatcher(load(rule("s:\n    F|re: '" + expression + "'\ncondition: s")));
        SigmaEvent hostile = event("F", "a".repeat(100_000) + "B");
        takesAtMost(
                Duration.ofSeconds(3),
                () -> assertThat(matched(matcher, hostile)).isEmpty());
    }

    @Test
    void wildcardsThatComeBackAndBackEndInTime() {
        String stars = "*a".repeat(40) + "*b";
        CompiledMatcher matcher = new CompiledMatcher(load(
                numbered(1, "s:\n    F: '" + stars + "'\ncondition: s"),
                numbered(2, "s:\n    F|cased: '" + stars + "'\ncondition: s"),
                numbered(3, "s:\n    - '" + stars + "'\ncondition: s"),
                numbered(4, "s:\n    F|contains: '" + "a?".repeat(60) + "'\ncondition: s")));
        takesAtMost(
                Duration.ofSeconds(3),
                () -> assertThat(matched(matcher, event("F", "a".repeat(100_000))))
                        .containsExactly("rule-4"));
    }

    @Test
    void tenMegabytesInOneFieldAreReadByEveryKindOfQuestion() {
        CompiledMatcher matcher = new CompiledMatcher(load(
                numbered(1, "s:\n    F|contains: 'needle'\n    G: null\ncondition: s"),
                numbered(2, "s:\n    F|contains|cased: 'needle'\ncondition: s"),
                numbered(3, "s:\n    F|re: 'n[e]{2}d+l.$'\ncondition: s"),
                numbered(4, "s:\n    F: '*ne*nee?le'\ncondition: s"),
                numbered(5, "s:\n    F|endswith: 'needle'\ncondition: s"),
                numbered(6, "s:\n    - 'needle'\ncondition: s"),
                numbered(7, "s:\n    F|base64offset|contains: 'needle'\ncondition: s")));
        String value = "ne".repeat(TEN_MEGABYTES / 2) + "needle";
        takesAtMost(Duration.ofSeconds(10), () -> {
            assertThat(matched(matcher, event("F", value))).hasSize(6).doesNotContain("rule-7");
            assertThat(matched(matcher, "{\"F\":\"" + value + "\"}")).hasSize(6).doesNotContain("rule-7");
            assertThat(matched(matcher, "{\"F\":\"" + "\\u006ee".repeat(TEN_MEGABYTES / 7) + "needle\"}"))
                    .hasSize(6);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"F", "F|contains", "F|startswith", "F|endswith", "F|re", "F|cased|contains", "'|cased'"})
    void tenThousandAlternativesAreCompiledAndFound(String key) {
        Random random = new Random(SEED);
        String values = IntStream.range(0, 10_000)
                .mapToObj(i -> "        - 'z" + Long.toString(random.nextLong(1L << 40), 36) + "'")
                .collect(Collectors.joining("\n"));
        takesAtMost(Duration.ofSeconds(10), () -> {
            RuleSet rules = load(rule("s:\n    " + key + ":\n" + values + "\n        - last\ncondition: s"));
            CompiledMatcher matcher = new CompiledMatcher(rules);
            assertThat(matched(matcher, event("F", "last"))).hasSize(1);
            assertThat(matched(matcher, event("F", "none"))).isEmpty();
        });
    }

    @Test
    void tenThousandRulesThatAskTheSameAreAnsweredEach() {
        String[] rules = IntStream.range(0, 10_000)
                .mapToObj(i -> numbered(i, "s:\n    F|contains: needle\n    G: '" + i % 100 + "'\ncondition: s"))
                .toArray(String[]::new);
        takesAtMost(Duration.ofSeconds(15), () -> {
            CompiledMatcher matcher = new CompiledMatcher(load(rules));
            assertThat(matched(matcher, event("F", "a needle", "G", "7"))).hasSize(100);
        });
    }

    @Test
    void eventsOfManyFieldsAndFieldsOfManyValuesAreRead() {
        CompiledMatcher matcher =
                new CompiledMatcher(load(rule("s:\n    F: last\n    F99999: x\n    G|fieldref: F\ncondition: s")));
        Map<String, List<String>> fields = new LinkedHashMap<>();
        IntStream.range(0, 100_000).forEach(i -> fields.put("F" + i, List.of("x")));
        List<String> many =
                IntStream.range(0, 100_000).mapToObj(String::valueOf).collect(Collectors.toList());
        many.add("last");
        fields.put("F", many);
        fields.put("G", List.of("99999"));
        String array = many.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
        takesAtMost(Duration.ofSeconds(5), () -> {
            assertThat(matched(matcher, MapEvent.of(SOURCE, fields))).hasSize(1);
            assertThat(matched(matcher, "{\"F99999\":\"x\",\"G\":7,\"F\":" + array + "}"))
                    .hasSize(1);
        });
    }

    @Test
    void deepNestingInConditionsIsAnErrorAndNoCrash() {
        for (String deep : List.of("(".repeat(5000) + "s" + ")".repeat(5000), "not ".repeat(5000) + "s")) {
            assertThat(RuleText.errors(load(rule("s:\n    F: 1\ncondition: " + deep))))
                    .singleElement()
                    .asString()
                    .contains("condition.deep");
        }
    }

    @Test
    void deepOrUnfoldingYamlIsAnErrorAndNoCrash() {
        String deep = rule("s:\n    F: " + "[".repeat(5000) + "]".repeat(5000) + "\ncondition: s");
        String bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
                + IntStream.range(1, 9)
                        .mapToObj(i -> (char) ('a' + i) + ": &" + (char) ('a' + i) + " "
                                + Collections.nCopies(10, "*" + (char) ('a' + i - 1)) + "\n")
                        .collect(Collectors.joining());
        String unfolding = bomb + rule("s: *i\ncondition: s");
        takesAtMost(Duration.ofSeconds(5), () -> {
            assertThat(RuleText.errors(load(deep, numbered(2, "s:\n    F: 1\ncondition: s"))))
                    .isNotEmpty();
            assertThat(RuleText.errors(load(unfolding))).isNotEmpty();
        });
    }

    @Test
    void deepRecordsEndWithoutHarm() {
        CompiledMatcher matcher = new CompiledMatcher(load(rule("s:\n    F: 1\ncondition: s")));
        takesAtMost(Duration.ofSeconds(5), () -> {
            assertThat(matched(matcher, "{\"F\":1,\"a\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_001)))
                    .hasSize(1);
            assertThat(matched(matcher, "{\"F\":1,\"a\":" + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "}"))
                    .hasSize(1);
        });
    }
}
