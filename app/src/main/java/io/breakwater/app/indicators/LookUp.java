package io.breakwater.app.indicators;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.indicator.Indicator;
import io.breakwater.core.detect.indicator.IndicatorKind;
import io.breakwater.core.detect.indicator.IndicatorMatch;
import io.breakwater.core.detect.indicator.IndicatorText;
import io.breakwater.core.detect.indicator.Verdict;
import io.breakwater.core.detect.indicator.feed.IndicatorLibrary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code indicators lookup}: exit code 0 when something fires, 1 when nothing does, 2 for a value of no kind. */
@Command(
        name = "lookup",
        mixinStandardHelpOptions = true,
        description = {
            "Tells every indicator that a value meets, whether it fires at a time, and why not.",
            "Exit code 0: one fires; 1: none does; 2: the value is of no kind."
        })
final class LookUp implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "VALUE", description = "Address, domain, URL, hash, e-mail address.")
    private String value = "";

    @Option(names = "--feed", paramLabel = "FEED", description = "A feed beside the built-in ones; may be repeated.")
    private List<Path> feeds = List.of();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "For values whose kind cannot be told: file-name, ja3, ...")
    private String kind = "";

    @Option(names = "--at", paramLabel = "TIME", description = "As of this time, like 2025-05-11T08:00:00Z; else now.")
    private Optional<Instant> at = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Optional<IndicatorKind> asked = IndicatorKind.named(kind).or(() -> IndicatorText.guess(value));
        Optional<String> normal = asked.flatMap(known -> IndicatorText.normal(known, value));
        if (asked.isEmpty() || normal.isEmpty()) {
            spec.commandLine().getErr().println("'" + value + "' is of no kind that is known; name one with --kind");
            return 2;
        }
        List<IndicatorMatch> matches = IndicatorLibrary.load(ContentLibrary.builtIn(), feeds)
                .snapshot()
                .lookup(asked.get(), normal.get(), at.orElseGet(Instant::now));
        PrintWriter out = spec.commandLine().getOut();
        matches.forEach(match -> out.println(line(match)));
        out.flush();
        return matches.stream().anyMatch(match -> match.verdict() instanceof Verdict.Fires) ? 0 : 1;
    }

    private static String line(IndicatorMatch match) {
        Indicator indicator = match.indicator();
        return "%s %s: %s (source %s%s, TLP %s, confidence %d, from %s%s)"
                .formatted(
                        indicator.kind().word(),
                        indicator.value(),
                        verdict(match.verdict()),
                        indicator.source(),
                        indicator.label().isEmpty() ? "" : ", " + indicator.label(),
                        indicator.tlp(),
                        indicator.confidence(),
                        indicator.validFrom(),
                        indicator.validUntil().map(end -> " until " + end).orElse(""));
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Fires fires -> "fires with %.0f".formatted(fires.score());
            case Verdict.Expired expired -> "expired";
            case Verdict.NotYetValid early -> "not valid yet";
            case Verdict.WarningListed listed -> "kept quiet by the warning list '" + listed.list() + "'";
        };
    }
}
