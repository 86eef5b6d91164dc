package io.breakwater.app.scan;

import io.breakwater.app.CliCommand;
import io.breakwater.core.connector.archive.InputVisitor;
import io.breakwater.core.connector.archive.InputWalker;
import io.breakwater.core.connector.archive.WalkLimits;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.detect.sigma.RuleSet;
import io.breakwater.core.detect.sigma.rule.Problem;
import io.breakwater.core.model.Language;
import io.breakwater.core.model.Pseudonyms;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.Brief;
import io.breakwater.core.respond.Briefing;
import io.breakwater.core.topology.BoundedDriver;
import io.breakwater.core.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code breakwater scan}. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "Reads log files of any known format, told apart by content, and prints the incidents they hold.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was read, whatever was found",
            "1:--fail-on named what was found",
            "2:wrong usage, a path that does not exist, or a file that cannot be written"
        })
public final class ScanCommand implements CliCommand, Callable<Integer> {
    /** A scan tells nothing to other houses, so its pseudonyms need no secret. */
    private static final byte[] ONE_HOUSE = "breakwater-scan-pseudonyms".getBytes(StandardCharsets.UTF_8);

    private static final int MOST_PROBLEMS = 5;
    private static final long MOST_EVIDENCE_BYTES = 64L << 20;

    private static final int DONE = 0;
    private static final int FOUND = 1;

    /** What a caller may not want to see. */
    enum Finding {
        INCIDENTS,
        REJECTED
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or folders; zip and gz are opened.")
    private List<Path> paths = List.of();

    @Option(names = "--rules", paramLabel = "DIR", description = "More Sigma rules; may be given several times.")
    private List<Path> rules = List.of();

    @Option(names = "--content", paramLabel = "DIR", description = "A content folder beside the built-in one.")
    private List<Path> content = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Incidents with story, evidence and advice.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "The same as one page.")
    private @Nullable Path html;

    @Option(names = "--csv", paramLabel = "FILE", description = "One line an incident.")
    private @Nullable Path csv;

    @Option(names = "--timeline", paramLabel = "FILE", description = "One CSV line a group of detections, by time.")
    private @Nullable Path timeline;

    @Option(names = "--events", paramLabel = "FILE", description = "Every normalised event as a JSON line.")
    private @Nullable Path events;

    @Option(names = "--detections", paramLabel = "FILE", description = "Every event-rule pair as a JSON line.")
    private @Nullable Path detections;

    @Option(names = "--rejected", paramLabel = "FILE", description = "Every rejected record as a JSON line.")
    private @Nullable Path rejected;

    @Option(
            names = "--tenant",
            defaultValue = "local",
            description = "Whose logs these are; default: ${DEFAULT-VALUE}.")
    private String tenant = "local";

    @Option(
            names = "--zone",
            defaultValue = "Asia/Shanghai",
            description = "Zone of printed times; default: ${DEFAULT-VALUE}.")
    private ZoneId zone = ZoneId.of("Asia/Shanghai");

    @Option(names = "--lang", defaultValue = "EN", description = "zh or en; default: en.")
    private Language language = Language.EN;

    @Option(
            names = "--fail-on",
            split = ",",
            paramLabel = "WHAT",
            description = "End with 1 when there are: ${COMPLETION-CANDIDATES}.")
    private List<Finding> failOn = List.of();

    @Option(
            names = {"-q", "--quiet"},
            description = "Print nothing but errors.")
    private boolean quiet;

    @Option(names = "--profile", description = "Print where the CPU time went, to standard error.")
    private boolean profile;

    @Override
    public Integer call() throws Exception {
        checkPaths();
        Profile watch = new Profile(profile);
        watch.enter(Profile.Part.RULES);
        ContentLibrary library = ContentLibrary.builtIn();
        for (Path folder : content) {
            library = library.with(folder);
        }
        Topology topology = new Topology(new Topology.Sources(library, rules, zone, new Pseudonyms(ONE_HOUSE)));
        report(topology.rules());
        ScanRun run;
        EvidenceShelf shelf = new EvidenceShelf(html == null ? 0 : MOST_EVIDENCE_BYTES);
        try (EvidenceFiles evidence = evidence()) {
            Progress progress = progress();
            run = new ScanRun(
                    topology.connectors(),
                    new TenantId(tenant),
                    InstantSource.system().instant(),
                    new ScanRun.Kept(evidence, shelf),
                    progress);
            BoundedDriver<?, ?> driver = topology.driver(run, watch::timed, watch::timed);
            watch.enter(Profile.Part.READ);
            read(run, driver);
            watch.enter(Profile.Part.CORRELATE);
            driver.finish(run.newest());
            progress.done();
            watch.enter(Profile.Part.WRITE);
        }
        List<Brief> briefs = briefs(run, library);
        write(briefs, run.counts(), shelf);
        watch.print(System.err);
        return verdict(run);
    }

    /** Rules that could not be loaded: the first few here, all of them by {@code rules check}. */
    private void report(RuleSet loaded) {
        List<Problem> problems = loaded.problems();
        if (!quiet && !problems.isEmpty()) {
            problems.stream().limit(MOST_PROBLEMS).forEach(problem -> System.err.println(problem));
            System.err.printf("%d findings in rules; 'rules check' tells all%n", problems.size());
        }
    }

    private void checkPaths() {
        List<Path> missing = paths.stream().filter(path -> !Files.exists(path)).toList();
        if (!missing.isEmpty() && spec != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no such file or folder: "
                            + missing.stream().map(Path::toString).collect(Collectors.joining(", ")));
        }
    }

    private EvidenceFiles evidence() throws IOException {
        return new EvidenceFiles(lines(events), lines(detections), lines(rejected));
    }

    private static Optional<JsonLines> lines(@Nullable Path file) throws IOException {
        return file == null ? Optional.empty() : Optional.of(new JsonLines(file));
    }

    private Progress progress() {
        boolean terminal = Boolean.getBoolean("breakwater.terminal") && !quiet;
        return new Progress(System.err, terminal, InstantSource.system());
    }

    private void read(ScanRun run, BoundedDriver<?, ?> driver) {
        InputWalker walker = new InputWalker(WalkLimits.USUAL);
        paths.forEach(path -> walker.walk(path, new InputVisitor() {
            @Override
            public void input(String name, InputStream in) throws IOException {
                run.input(name, in, driver);
            }

            @Override
            public void refused(String name, String code, String message) {
                run.refused(name, code, message);
            }
        }));
    }

    private List<Brief> briefs(ScanRun run, ContentLibrary library) {
        Briefing briefing = Briefing.with(library, zone);
        return run.incidents().stream().map(briefing::of).toList();
    }

    private void write(List<Brief> briefs, ScanCounts counts, EvidenceShelf shelf) throws IOException {
        if (json != null) {
            IncidentJson.write(json, briefs, counts);
        }
        if (html != null) {
            new IncidentHtml(zone, language, shelf).write(html, briefs, counts);
        }
        if (csv != null) {
            IncidentCsv.write(csv, briefs);
        }
        if (timeline != null) {
            IncidentCsv.writeTimeline(timeline, briefs);
        }
        if (!quiet) {
            print(System.out, briefs, counts);
        }
    }

    private void print(PrintStream out, List<Brief> briefs, ScanCounts counts) {
        new IncidentTable(out, zone, language).print(briefs);
        out.printf(
                "%n%,d files, %,d events, %,d rule hits, %,d incidents, %,d rejected%n",
                counts.files(), counts.events(), counts.hits(), counts.incidents(), counts.rejectedInAll());
        counts.rejectedSorted().forEach((code, count) -> out.printf("  rejected %-32s %,d%n", code, count));
    }

    private int verdict(ScanRun run) {
        boolean unwanted = failOn.stream().anyMatch(finding -> switch (finding) {
            case INCIDENTS -> !run.incidents().isEmpty();
            case REJECTED -> run.counts().rejectedInAll() > 0;
        });
        return unwanted ? FOUND : DONE;
    }
}
