package io.breakwater.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.sigma.MapEvent;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.plain.PlainMatcher;
import io.breakwater.core.detect.sigma.rule.SigmaDocument;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The built-in rules against the fixtures that stand beside them. */
final class BuiltInRulesTest {
    private static final RuleSet RULES = RuleLibrary.load(ContentLibrary.builtIn(), List.of());

    /** One case of a fixture file. */
    record Case(SigmaRule rule, String name, Map<String, List<String>> event, boolean match) {
        @Override
        public String toString() {
            return rule.heading().title() + ": " + name;
        }
    }

    static Stream<Case> cases() {
        return RULES.rules().stream().flatMap(rule -> cases(rule).stream());
    }

    @Test
    void loadWithoutAProblem() {
        assertThat(RULES.problems()).isEmpty();
        assertThat(RULES.rules()).hasSizeGreaterThan(100);
        assertThat(RULES.correlations()).hasSizeGreaterThan(10);
    }

    @Test
    void everyRuleHasAFixtureThatMatchesAndOneThatDoesNot() {
        assertThat(RULES.rules())
                .allSatisfy(rule -> assertThat(cases(rule))
                        .as(rule.heading().title())
                        .anyMatch(Case::match)
                        .anyMatch(fixture -> !fixture.match()));
    }

    @Test
    void everyCorrelationHasAFixture() {
        assertThat(RULES.correlations())
                .allSatisfy(correlation -> assertThat(fixtures(correlation.rule()))
                        .as(correlation.rule().heading().title())
                        .exists());
    }

    @Test
    void everyRuleSaysHowSureItIsAndWhatItMeans() {
        Stream<SigmaDocument> all = Stream.concat(
                RULES.rules().stream(), RULES.correlations().stream().map(RuleSet.Correlation::rule));
        assertThat(all.map(SigmaDocument::heading)).allSatisfy(heading -> {
            assertThat(heading.own()).as(heading.title()).containsKeys("fidelity", "outcome");
            assertThat(heading.falsePositives()).as(heading.title()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fixturesMatchAsTheySay(Case fixture) {
        List<String> matched = new ArrayList<>();
        MapEvent event = MapEvent.of(fixture.rule().source(), fixture.event());
        new PlainMatcher(only(fixture.rule())).match(event, rule -> matched.add(rule.id()));
        assertThat(matched.contains(fixture.rule().id())).isEqualTo(fixture.match());
    }

    private static RuleSet only(SigmaRule rule) {
        return new RuleSet(List.of(rule), List.of(), Set.of(), List.of(), RULES.sources());
    }

    private static Path fixtures(SigmaDocument rule) {
        return Path.of(rule.heading().place().file().replaceFirst("\\.ya?ml$", ".tests.yml"));
    }

    private static List<Case> cases(SigmaRule rule) {
        Path file = fixtures(rule);
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Map<String, Object>> entries = new Yaml().load(ContentLibrary.text(file));
        return entries.stream().map(entry -> read(rule, entry)).toList();
    }

    private static Case read(SigmaRule rule, Map<String, Object> entry) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Map<?, ?> event = (Map<?, ?>) Objects.requireNonNull(entry.get("event"), "event");
        event.forEach((name, value) -> fields.put(String.valueOf(name), values(value)));
        return new Case(rule, String.valueOf(entry.get("name")), fields, Boolean.TRUE.equals(entry.get("match")));
    }

    private static List<String> values(Object value) {
        return value instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }
}
