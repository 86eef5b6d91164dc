package io.breakwater.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.content.RuleTitles;
import io.breakwater.core.detect.fixture.Fixture;
import io.breakwater.core.detect.fixture.FixtureReader;
import io.breakwater.core.detect.fixture.FixtureRun;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.check.RuleInspector;
import io.breakwater.core.detect.sigma.rule.Problem;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import io.breakwater.core.detect.sigma.rule.SigmaDocument;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import io.breakwater.core.model.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The built-in rules and correlations against the fixtures that stand beside them. */
final class BuiltInRulesTest {
    private static final RuleSet RULES = RuleLibrary.load(ContentLibrary.builtIn(), List.of());
    private static final FixtureRun RUN = new FixtureRun(RULES);

    /** One case of a fixture file. */
    record Case(SigmaDocument rule, Fixture fixture) {
        @Override
        public String toString() {
            return rule.heading().title() + ": " + fixture.name();
        }
    }

    static Stream<Case> cases() {
        return documents().flatMap(rule -> fixtures(rule).stream().map(fixture -> new Case(rule, fixture)));
    }

    @Test
    void loadWithoutAProblem() {
        assertThat(RULES.problems()).isEmpty();
        assertThat(RULES.rules()).hasSizeGreaterThan(110);
        assertThat(RULES.correlations()).hasSizeGreaterThan(10);
    }

    @Test
    void haveNothingThatAnInspectionFinds() {
        assertThat(new RuleInspector(Set.of()).inspect(RULES))
                .extracting(Problem::toString)
                .isEmpty();
    }

    @Test
    void everyRuleHasAFixtureThatMatchesAndOneThatDoesNot() {
        assertThat(documents())
                .allSatisfy(rule -> assertThat(fixtures(rule))
                        .as(rule.heading().title())
                        .anyMatch(Fixture::match)
                        .anyMatch(fixture -> !fixture.match()));
    }

    @Test
    void everyRuleSaysHowSureItIsAndWhatItMeans() {
        assertThat(documents().map(SigmaDocument::heading)).allSatisfy(heading -> {
            assertThat(heading.own()).as(heading.title()).containsKeys("fidelity", "outcome");
            assertThat(heading.falsePositives()).as(heading.title()).isNotEmpty();
        });
    }

    @Test
    void everyRuleHasATitleInChineseToo() {
        RuleTitles titles = RuleTitles.of(ContentLibrary.builtIn());
        assertThat(documents().map(rule -> rule.heading().title()))
                .allSatisfy(title -> assertThat(titles.in(Language.ZH, title)).isNotEqualTo(title));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fixturesMatchAsTheySay(Case each) {
        RuleSource source = each.rule() instanceof SigmaRule rule ? rule.source() : RuleSource.ANY;
        boolean matched = RUN.matched(each.fixture(), source)
                .contains(each.rule().heading().id());
        assertThat(matched).isEqualTo(each.fixture().match());
    }

    private static Stream<SigmaDocument> documents() {
        return Stream.concat(
                RULES.rules().stream(), RULES.correlations().stream().map(RuleSet.Correlation::rule));
    }

    private static List<Fixture> fixtures(SigmaDocument rule) {
        Path file = Path.of(rule.heading().place().file().replaceFirst("\\.ya?ml$", ".tests.yml"));
        return Files.exists(file) ? FixtureReader.read(file.toString(), ContentLibrary.text(file)) : List.of();
    }
}
