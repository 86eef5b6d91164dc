package io.breakwater.app.evaluate.sigma;

import io.breakwater.app.evaluate.Evaluation;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.RuleLibrary;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.SigmaMatcher;
import io.breakwater.core.detect.sigma.compiled.CompiledMatcher;
import io.breakwater.core.detect.sigma.parse.ParseOptions;
import io.breakwater.core.detect.sigma.plain.PlainMatcher;
import io.breakwater.core.detect.sigma.rule.Level;
import io.breakwater.core.detect.sigma.rule.Problem;
import io.breakwater.core.detect.sigma.rule.SigmaRule;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code evaluate sigma}: the engine against rules, regression cases and labels that others made. */
@Command(
        name = "sigma",
        mixinStandardHelpOptions = true,
        description =
                "Load rate, regression cases, and event-rule pairs against the labels of an independent evaluator.")
public final class SigmaEvaluation implements Evaluation, Callable<Integer> {
    private static final double LEAST_F1 = 0.995;
    private static final double LEAST_LOADED = 0.995;

    @Parameters(paramLabel = "DIR", description = "folder that holds sigma/, oracle/, evtx_jsonl/ and otrf/")
    private Path folder = Path.of(".");

    @Option(names = "--plain", description = "use the plain reference evaluator (slow)")
    private boolean plain;

    @Option(
            names = "--connectors",
            description = {
                "read events on the product's own way, through its connectors: from the Windows event logs in evtx/",
                "themselves where they are at hand"
            })
    private boolean connectors;

    @Option(names = "--only", description = "only corpora whose name contains this")
    private String only = "";

    @Option(names = "--differences", paramLabel = "FILE", description = "write every difference to this file")
    private @Nullable Path differences;

    @Spec
    private @Nullable CommandSpec spec;

    private boolean passed = true;

    /** Made by ServiceLoader. */
    public SigmaEvaluation() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec == null
                ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                : spec.commandLine().getOut();
        ContentLibrary content = ContentLibrary.builtIn();
        List<Path> folders = ruleFolders();
        RuleSet rules = RuleLibrary.only(folders, RuleLibrary.sources(content, Set.of()), ParseOptions.NONE);
        RuleSet with4688 = RuleLibrary.only(
                folders,
                RuleLibrary.sources(content, Set.of(RuleLibrary.SECURITY_PROCESS_CREATION)),
                ParseOptions.NONE);
        load(folders, rules, out);
        SigmaMatcher matcher = matcher(rules);
        LabelScope scope = LabelScope.read(folder.resolve("sigma/tests/thor.yml"));
        regression(matcher, out);
        try (Differences list = new Differences(differences, names(rules))) {
            for (LabelledCorpus corpus : corpora("")) {
                score(corpus, matcher, scope, list, out);
            }
            for (LabelledCorpus corpus : corpora(".4688")) {
                score(corpus, matcher(with4688), scope, list, out);
            }
        }
        out.println(passed ? "All goals met." : "Not all goals met.");
        out.flush();
        return passed ? 0 : 1;
    }

    private EventSource source() {
        return connectors ? EventSource.connectors() : EventSource.tree();
    }

    private SigmaMatcher matcher(RuleSet rules) {
        return plain ? new PlainMatcher(rules) : new CompiledMatcher(rules);
    }

    private List<Path> ruleFolders() throws IOException {
        try (Stream<Path> children = Files.list(folder.resolve("sigma"))) {
            return children.filter(child -> child.getFileName().toString().startsWith("rules"))
                    .sorted()
                    .toList();
        }
    }

    private void load(List<Path> folders, RuleSet rules, PrintWriter out) {
        int files = folders.stream()
                .mapToInt(each -> RuleLibrary.rules(each).size())
                .sum();
        int loaded = rules.rules().size() + rules.correlations().size();
        double rate = files == 0 ? 1 : (double) loaded / files;
        goal(rate >= LEAST_LOADED);
        out.printf("Load: %,d of %,d files (%.2f %%)%n", loaded, files, 100 * rate);
        rules.problems().stream()
                .filter(problem -> problem.gravity() == Problem.Gravity.ERROR)
                .forEach(problem -> out.println("  " + problem));
    }

    private void regression(SigmaMatcher matcher, PrintWriter out) throws IOException {
        Path cases = folder.resolve("sigma/regression_data");
        if (!Files.isDirectory(cases)) {
            out.println("Regression: no folder " + cases);
            return;
        }
        RegressionCases.Outcome outcome = RegressionCases.run(cases, matcher, source());
        goal(outcome.failed().isEmpty());
        out.printf(
                "Regression: %d of %d cases match%n",
                outcome.cases() - outcome.failed().size(), outcome.cases());
        outcome.failed().forEach(name -> out.println("  no match: " + name));
    }

    private List<LabelledCorpus> corpora(String labels) {
        return Stream.of(
                        corpus("evtx_mitre", "evtx_jsonl/evtx_mitre.jsonl.gz", "evtx/EVTX-to-MITRE-Attack", labels),
                        corpus("omer_benign", "evtx_jsonl/omer_benign.jsonl.gz", "evtx/benign_omerbenamram", labels),
                        corpus("otrf", "otrf/datasets", "", labels))
                .filter(corpus -> corpus.isPresent() && corpus.name().contains(only))
                .toList();
    }

    private LabelledCorpus corpus(String name, String events, String evtx, String labels) {
        Path plainLabels = folder.resolve("oracle/" + name + ".jsonl");
        Path more = folder.resolve("oracle/" + name + labels + ".jsonl");
        return new LabelledCorpus(
                name + labels,
                folder.resolve(events),
                Optional.of(folder.resolve(evtx)).filter(logs -> !evtx.isEmpty() && Files.isDirectory(logs)),
                labels.isEmpty() ? List.of(plainLabels) : List.of(plainLabels, more));
    }

    private void score(LabelledCorpus corpus, SigmaMatcher matcher, LabelScope scope, Differences list, PrintWriter out)
            throws IOException {
        PairScore score = new PairScore(corpus.truth());
        Map<Level, Long> levels = new TreeMap<>();
        Map<String, Long> beyond = new TreeMap<>();
        Map<String, Long> unlabelled = new TreeMap<>();
        Readings readings = new Readings(matcher, list.rules());
        corpus.read(source(), (key, event, labelled) -> {
            Set<String> found = new HashSet<>();
            matcher.match(event, rule -> {
                if (key.isEmpty()) {
                    unlabelled.merge(rule.toString(), 1L, Long::sum);
                } else if (scope.covers(rule.source())) {
                    found.add(rule.id());
                } else {
                    beyond.merge(rule.toString(), 1L, Long::sum);
                }
                levels.merge(rule.heading().level(), 1L, Long::sum);
            });
            if (!key.isEmpty()) {
                score.event(key, found, rule -> readings.differ(rule, event, labelled, found.contains(rule)));
            }
        });
        score.end();
        goal(score.f1OfEngine() >= LEAST_F1);
        out.println(corpus.name() + ": " + score);
        if (score.readings() > 0) {
            out.printf(
                    "  %d of the differences: other values were read from the event; F1 where both read the same %.5f%n",
                    score.readings(), score.f1OfEngine());
        }
        out.println("  by level: " + levels);
        unlabelled.forEach((rule, count) ->
                out.printf("  %5d  on events that the labelling evaluator could not read  %s%n", count, rule));
        beyond.forEach(
                (rule, count) -> out.printf("  %5d  of a log source that the labels leave out  %s%n", count, rule));
        if (corpus.name().contains("benign")) {
            goal(!levels.containsKey(Level.HIGH) && !levels.containsKey(Level.CRITICAL));
        }
        list.add(corpus.name(), score.differences(), out);
    }

    private void goal(boolean met) {
        passed &= met;
    }

    private static Map<String, SigmaRule> names(RuleSet rules) {
        Map<String, SigmaRule> byId = new HashMap<>();
        rules.rules().forEach(rule -> byId.put(rule.id(), rule));
        return byId;
    }
}
