package io.breakwater.app.rules;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.RuleLibrary;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.check.RuleInspector;
import io.breakwater.core.detect.sigma.rule.Place;
import io.breakwater.core.detect.sigma.rule.Problem;
import io.breakwater.core.detect.sigma.rule.Problem.Gravity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules check}: everything that is wrong with a folder of rules, for CI. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Tells everything that is wrong with the rules in a folder, with file, line and column.",
            "Ends with 1 when there are errors (with --strict also for warnings)."
        })
final class CheckCommand implements Callable<Integer> {
    private static final Pattern TECHNIQUE_ID = Pattern.compile("\"external_id\"\\s*:\\s*\"(T\\d{4}(?:\\.\\d{3})?)\"");

    @Parameters(paramLabel = "DIR", description = "folder of rules, or one file")
    private Path folder = Path.of(".");

    @Option(
            names = "--attack",
            paramLabel = "FILE",
            description = "ATT&CK as STIX JSON, to check technique ids against")
    private @Nullable Path attack;

    @Option(names = "--require-tests", description = "a rule without fixtures beside it is an error")
    private boolean requireTests;

    @Option(names = "--strict", description = "end with 1 for warnings too")
    private boolean strict;

    @Override
    public Integer call() {
        RuleSet rules = RuleFolder.load(folder);
        List<Problem> problems = new ArrayList<>(new RuleInspector(techniques(), new WordPlaces()).inspect(rules));
        List<Path> untested = RuleLibrary.rules(folder).stream()
                .filter(file -> !RuleFolder.hasTests(file))
                .toList();
        if (requireTests) {
            untested.forEach(file -> problems.add(untested(file)));
        }
        problems.forEach(System.out::println);
        if (!requireTests && !untested.isEmpty()) {
            System.out.printf("%,d files have no fixtures beside them; --require-tests names each%n", untested.size());
        }
        long errors = count(problems, Gravity.ERROR);
        long warnings = count(problems, Gravity.WARNING);
        System.out.printf(
                "%,d rules and %,d correlations load; %,d errors, %,d warnings%n",
                rules.rules().size(), rules.correlations().size(), errors, warnings);
        return errors > 0 || strict && warnings > 0 ? 1 : 0;
    }

    private static long count(List<Problem> problems, Gravity gravity) {
        return problems.stream().filter(problem -> problem.gravity() == gravity).count();
    }

    private Set<String> techniques() {
        Set<String> techniques = new HashSet<>();
        if (attack != null) {
            Matcher ids = TECHNIQUE_ID.matcher(ContentLibrary.text(attack));
            while (ids.find()) {
                techniques.add(ids.group(1));
            }
        }
        return techniques;
    }

    private static Problem untested(Path file) {
        return Problem.error(
                new Place(file.toString(), 0, 0),
                "tests.missing",
                "no fixtures beside it; write " + RuleFolder.tests(file).getFileName());
    }
}
