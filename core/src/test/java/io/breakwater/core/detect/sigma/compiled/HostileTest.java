package io.breakwater.core.detect.sigma.compiled;

import static io.breakwater.core.detect.sigma.RuleText.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.RuleText;
import io.breakwater.core.detect.sigma.SigmaEvent;
import io.breakwater.core.detect.sigma.SigmaMatcher;
import io.breakwater.core.detect.sigma.plain.PlainMatcher;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The compiled matcher against the plain one, and against rules and events that mean harm. */
final class CompiledMatcherTest {
    /** Few letters, so that generated patterns meet generated values often; some that fold in odd ways. */
    private static final String LETTERS = "abAB\\.-/ k\u212Asi\u0130\u017F\u00E9\uD83D\uDE00";

    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void saysWhatThePlainEvaluatorSays(
            @ForAll("rules") List<String> rules, @ForAll("events") List<List<String>> events) {
        RuleSet set = RuleText.load(rules.toArray(new String[0]));
        SigmaMatcher compiled = new CompiledMatcher(set);
        SigmaMatcher plain = new PlainMatcher(set);
        for (List<String> fields : events) {
            SigmaEvent event = event(fields.toArray(new String[0]));
            TreeSet<String> expected = matched(plain, event);
            assertThat(matched(compiled, event)).as("%s on %s", rules, event).isEqualTo(expected);
            Statistics.label("matches")
                    .collect(!expected.isEmpty())
                    .coverage(seen -> seen.check(true).percentage(share -> share > 20));
        }
    }

    private static TreeSet<String> matched(SigmaMatcher matcher, SigmaEvent event) {
        TreeSet<String> found = new TreeSet<>();
        matcher.match(event, rule -> assertThat(found.add(rule.id())).isTrue());
        return found;
    }

    @Provide
    Arbitrary<List<List<String>>> events() {
        Arbitrary<String> value = Arbitraries.oneOf(
                text(12), Arbitraries.of("", "10.1.2.3", "7", "2025-02-27T23:10:00Z", "a-b/c", "::1"));
        return Combinators.combine(Arbitraries.of("F", "G", "H"), value)
                .as((name, text) -> List.of(name, text))
                .list()
                .ofMinSize(0)
                .ofMaxSize(5)
                .map(pairs -> pairs.stream().flatMap(List::stream).toList())
                .list()
                .ofSize(6);
    }

    private static Arbitrary<String> text(int longest) {
        int[] points = LETTERS.codePoints().toArray();
        return Arbitraries.integers()
                .between(0, points.length - 1)
                .list()
                .ofMaxSize(longest)
                .map(indexes ->
                        indexes.stream().map(i -> Character.toString(points[i])).collect(Collectors.joining()));
    }

    @Provide
    Arbitrary<List<String>> rules() {
        return rule().list().ofMinSize(1).ofMaxSize(6).map(CompiledMatcherTest::numbered);
    }

    private static List<String> numbered(List<String> detections) {
        return IntStream.range(0, detections.size())
                .mapToObj(i -> RuleText.rule(detections.get(i)).replace("rule-1", "rule-" + i))
                .toList();
    }

    private Arbitrary<String> rule() {
        Arbitrary<String> condition = Arbitraries.of(
                "a",
                "a and b",
                "a or b",
                "a and not b",
                "not a",
                "not (a or b) and c",
                "1 of *",
                "all of them",
                "(a and b) or (b and c)",
                "not (not a)");
        return Combinators.combine(selection(), selection(), selection(), condition)
                .as((a, b, c, sentence) -> "a:\n" + a + "b:\n" + b + "c:\n" + c + "condition: " + sentence);
    }

    private Arbitrary<String> selection() {
        Arbitrary<String> lines = line().list().ofMinSize(1).ofMaxSize(2).map(list -> String.join("", list));
        Arbitrary<String> keywords = text(3).map(word -> "    - '" + (word.isEmpty() ? "a" : word) + "'\n");
        return Arbitraries.frequencyOf(Tuple.of(8, lines), Tuple.of(1, keywords));
    }

    private Arbitrary<String> line() {
        Arbitrary<String> key = Combinators.combine(
                        Arbitraries.of("F", "G", "H"),
                        Arbitraries.of(
                                "",
                                "|contains",
                                "|startswith",
                                "|endswith",
                                "|contains|all",
                                "|cased",
                                "|contains|cased",
                                "|windash|contains",
                                "|neq",
                                "|base64offset|contains"))
                .as((field, modifier) -> field + modifier);
        Arbitrary<String> pattern = Combinators.combine(text(3), Arbitraries.of("", "*", "?", "**", "?*"), text(3))
                .as((head, wild, tail) -> head + wild + tail);
        Arbitrary<String> texts = Combinators.combine(
                        key, pattern.list().ofMinSize(1).ofMaxSize(3))
                .as((name, patterns) -> name + unique(patterns));
        Arbitrary<String> others = Arbitraries.of(
                "F: null",
                "G|exists: true",
                "H|exists: false",
                "F|re: 'a+b'",
                "G|re|i: '(ab|k\\.)s?'",
                "F|re: '[^a]b{2,3}\\\\'",
                "F|fieldref: G",
                "F|cidr: 10.0.0.0/8",
                "G|cidr: ::/64",
                "F|gte: 7",
                "G|hour: 23",
                "F|fieldref|startswith: H");
        Arbitrary<String> line = Arbitraries.oneOf(texts, texts, texts, others);
        return line.map(text -> "    " + text + "\n");
    }

    /** Values in single quotes, one letter where the text is empty for modifiers that want some. */
    private static String unique(List<String> patterns) {
        return ": [" + patterns.stream().map(p -> "'" + p + "'").collect(Collectors.joining(", ")) + "]";
    }

    @Test
    void aRegularExpressionThatExplodesElsewhereEndsInTime() {
        RuleSet rules = RuleText.load(RuleText.rule("s:\n    F|re: '(a+)+$'\ncondition: s"));
        SigmaEvent event = event("F", "a".repeat(20_000) + "b");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(matched(new CompiledMatcher(rules), event)).isEmpty());
    }

    @Test
    void tenMegabytesInOneFieldAreRead() {
        RuleSet rules = RuleText.load(RuleText.rule("s:\n    F|contains: 'needle'\n    G: null\ncondition: s"));
        SigmaEvent event = event("F", "ne".repeat(5_000_000) + "needle");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(matched(new CompiledMatcher(rules), event)).hasSize(1));
    }

    @Test
    void tenThousandAlternativesAreCompiledAndFound() {
        Random random = new Random(20250227);
        String values = IntStream.range(0, 10_000)
                .mapToObj(i -> "        - '" + Long.toString(random.nextLong(1L << 40), 36) + "'")
                .collect(Collectors.joining("\n"));
        RuleSet rules =
                RuleText.load(RuleText.rule("s:\n    F|contains:\n" + values + "\n        - last\ncondition: s"));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            SigmaMatcher matcher = new CompiledMatcher(rules);
            assertThat(matched(matcher, event("F", "it is the LAST one"))).hasSize(1);
            assertThat(matched(matcher, event("F", "none"))).isEmpty();
        });
    }

    @Test
    void deepNestingIsAnErrorAndNoCrash() {
        String deep = "(".repeat(5000) + "s" + ")".repeat(5000);
        RuleSet rules = RuleText.load(RuleText.rule("s:\n    F: 1\ncondition: " + deep));
        assertThat(RuleText.errors(rules)).singleElement().asString().contains("condition.deep");
    }
}
