package io.breakwater.app.indicators;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.indicator.IndicatorKind;
import io.breakwater.core.detect.indicator.IndicatorSnapshot;
import io.breakwater.core.detect.indicator.feed.IndicatorLibrary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code indicators check}: exit code 0 when all is understood, 1 when something was left out. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Reads feeds (STIX 2.1, MISP, CSV, plain lists) and warning lists (below a folder named warninglists), and tells",
            "what they hold and what was left out, with file and line. Exit code 1 when something was left out."
        })
final class CheckFeeds implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FEED", description = "A file, or a folder that is searched through.")
    private List<Path> feeds = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        IndicatorLibrary.Loaded loaded = IndicatorLibrary.load(ContentLibrary.builtIn(), feeds);
        loaded.problems().forEach(problem -> spec.commandLine().getErr().println(problem));
        IndicatorSnapshot snapshot = loaded.snapshot();
        for (IndicatorKind kind : IndicatorKind.values()) {
            if (snapshot.size(kind) > 0) {
                out.printf("%-14s %,12d%n", kind.word(), snapshot.size(kind));
            }
        }
        out.printf("%-14s %,12d (the built-in ones among them)%n", "all", snapshot.size());
        out.printf("%-14s %,12d%n", "warning-listed", snapshot.warningListed());
        out.printf("%-14s %,12d%n", "left out", loaded.problems().size());
        out.flush();
        return loaded.problems().isEmpty() ? 0 : 1;
    }
}
