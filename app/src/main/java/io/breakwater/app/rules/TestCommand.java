package io.breakwater.app.rules;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.RuleLibrary;
import io.breakwater.core.detect.fixture.Fixture;
import io.breakwater.core.detect.fixture.FixtureReader;
import io.breakwater.core.detect.fixture.FixtureRun;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.rule.Heading;
import io.breakwater.core.detect.sigma.rule.RuleSource;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rules test}: plays the fixtures beside rules. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Plays the fixtures beside the rules of a folder; ends with 1 when one comes out wrong.")
final class TestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "folder of rules with x.tests.yml beside x.yml")
    private Path folder = Path.of(".");

    private int cases;
    private int failed;

    @Override
    public Integer call() {
        RuleSet rules = RuleFolder.load(folder);
        FixtureRun run = new FixtureRun(rules);
        List<Path> tested =
                RuleLibrary.rules(folder).stream().filter(RuleFolder::hasTests).toList();
        tested.forEach(file -> test(file, rules, run));
        System.out.printf("%,d cases of %,d rule files, %,d wrong%n", cases, tested.size(), failed);
        return failed > 0 ? 1 : 0;
    }

    private void test(Path file, RuleSet rules, FixtureRun run) {
        Path tests = RuleFolder.tests(file);
        Set<String> own = Stream.concat(
                        rules.rules().stream().map(SigmaRule::heading),
                        rules.correlations().stream().map(each -> each.rule().heading()))
                .filter(heading -> heading.place().file().equals(file.toString()))
                .map(Heading::id)
                .collect(Collectors.toSet());
        RuleSource source = rules.rules().stream()
                .filter(rule -> own.contains(rule.id()))
                .map(SigmaRule::source)
                .findFirst()
                .orElse(RuleSource.ANY);
        for (Fixture fixture : FixtureReader.read(tests.toString(), ContentLibrary.text(tests))) {
            cases++;
            boolean matched = run.matched(fixture, source).stream().anyMatch(own::contains);
            if (matched != fixture.match()) {
                failed++;
                System.out.printf(
                        "%s: '%s' %s%n",
                        tests, fixture.name(), matched ? "matches and must not" : "does not match and must");
            }
        }
    }
}
