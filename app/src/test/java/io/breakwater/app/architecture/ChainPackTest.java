package io.breakwater.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.RuleAssessment;
import io.breakwater.core.detect.RuleLibrary;
import io.breakwater.core.detect.fixture.Fixture;
import io.breakwater.core.detect.fixture.FixtureReader;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.rule.Heading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of the chain in docs/content.md against the rules that it names. */
final class ChainPackTest {
    private static final Pattern ROW = Pattern.compile("^\\| ([^|]+) \\| (`[a-z-]+/.*) \\|$", Pattern.MULTILINE);
    private static final Pattern RULE = Pattern.compile("`([a-z-]+/[a-z-]+)`");

    private final RuleSet rules = RuleLibrary.load(ContentLibrary.builtIn(), List.of());
    private final Map<String, Heading> byName = Stream.concat(
                    rules.rules().stream().map(rule -> rule.heading()),
                    rules.correlations().stream().map(each -> each.rule().heading()))
            .collect(Collectors.toMap(ChainPackTest::name, heading -> heading));

    @Test
    void everyStepHasRulesAndEachSaysWhatAnAnalystAsks() throws IOException {
        Map<String, Set<String>> steps = steps();
        assertThat(steps).hasSizeGreaterThan(20);
        steps.forEach((step, names) -> {
            assertThat(names).as(step).isNotEmpty().isSubsetOf(byName.keySet());
            names.forEach(name -> whole(name, byName.get(name)));
        });
    }

    @Test
    void noRuleForWindowsOrDatabasesIsMissingInTheTable() throws IOException {
        Set<String> named = steps().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        assertThat(byName.keySet())
                .filteredOn(name -> name.startsWith("windows/") || name.startsWith("database/"))
                .isSubsetOf(named);
    }

    private static void whole(String name, Heading heading) {
        assertThat(RuleAssessment.of(heading).techniques())
                .as(name + ": ATT&CK ids")
                .isNotEmpty();
        assertThat(RuleAssessment.of(heading).stage()).as(name + ": stage").isPresent();
        assertThat(heading.own()).as(name).containsKeys("fidelity", "outcome");
        assertThat(heading.falsePositives()).as(name + ": false positives").isNotEmpty();
        Path tests = Path.of(heading.place().file().replace(".yml", ".tests.yml"));
        List<Fixture> fixtures = FixtureReader.read(tests.toString(), ContentLibrary.text(tests));
        assertThat(fixtures).as(name).anyMatch(Fixture::match).anyMatch(fixture -> !fixture.match());
    }

    private static Map<String, Set<String>> steps() throws IOException {
        Map<String, Set<String>> steps = new TreeMap<>();
        String page = Files.readString(Path.of("..", "docs", "content.md"));
        ROW.matcher(page)
                .results()
                .forEach(row -> steps.put(
                        row.group(1),
                        RULE.matcher(row.group(2))
                                .results()
                                .map(rule -> rule.group(1))
                                .collect(Collectors.toCollection(TreeSet::new))));
        return steps;
    }

    /** {@code windows/tunnel-tool} */
    private static String name(Heading heading) {
        Path file = Path.of(heading.place().file());
        return file.getParent().getFileName() + "/"
                + file.getFileName().toString().replace(".yml", "");
    }
}
