package io.breakwater.app.campaign;

import io.breakwater.app.campaign.harder.Difficulty;
import io.breakwater.app.campaign.harder.HarderFolder;
import io.breakwater.app.campaign.made.MadeCampaign;
import io.breakwater.app.evaluate.Evaluation;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.CampaignTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code evaluate campaign DIR...}: campaign tables against what is known to have happened. */
@Command(
        name = "campaign",
        mixinStandardHelpOptions = true,
        description = "Derives the tables of each folder from raw logs and holds them against its truth.json.")
public final class EvaluateCampaign implements Evaluation, Callable<Integer> {
    private static final ZoneId ZONE = ZoneId.of("+08:00");

    @Parameters(
            paramLabel = "DIR",
            arity = "0..*",
            description = "Folders with events, tenants, exposure and truth.json.")
    private List<Path> folders = List.of();

    @Option(
            names = "--metamorphic",
            description = "Also shuffle, double, rename and shift each folder, and hold the tables against each other.")
    private boolean metamorphic;

    @Option(names = "--made", paramLabel = "SEED", description = "Also evaluate campaigns made up from these seeds.")
    private List<Long> made = List.of();

    @Option(
            names = "--harder",
            split = ",",
            description = "Put these difficulties on every folder first, all together: ${COMPLETION-CANDIDATES}.")
    private Set<Difficulty> harder = Set.of();

    @Option(names = "--wrong", description = "Also list the victims that are missed, too many or on another day.")
    private boolean wrong;

    @Option(names = "--seed", description = "Of the difficulties (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Difficulty.objectionTo(harder).ifPresent(objection -> {
            throw new ParameterException(spec.commandLine(), objection);
        });
        PrintWriter out = spec.commandLine().getOut();
        try {
            boolean good = true;
            ContentLibrary content = ContentLibrary.builtIn();
            CampaignCheck check = new CampaignCheck(new CampaignRun(content, ZONE), QuotedShare.from(content));
            for (Path folder : folders) {
                good &= evaluate(folder, check, out);
            }
            for (long drawn : made) {
                good &= evaluateMade(drawn, check, out);
            }
            out.flush();
            return good ? 0 : 1;
        } catch (IOException unreadable) {
            spec.commandLine().getErr().println(unreadable.getMessage());
            return 2;
        }
    }

    private boolean evaluateMade(long drawn, CampaignCheck check, PrintWriter out) throws IOException {
        Path folder = Files.createTempDirectory("made-" + drawn + "-");
        try {
            new MadeCampaign(drawn).write(folder);
            return evaluate(folder, check, out);
        } finally {
            CampaignCheck.delete(folder);
        }
    }

    private boolean evaluate(Path folder, CampaignCheck check, PrintWriter out) throws IOException {
        Path truth = folder.resolve("truth.json");
        if (!Files.isRegularFile(truth)) {
            throw new IOException("no truth.json in " + folder + "; without it there is nothing to compare with");
        }
        out.println("== " + folder.getFileName() + (harder.isEmpty() ? "" : " " + harder));
        if (harder.isEmpty()) {
            return compare(folder, check, out);
        }
        Path changed = Files.createTempDirectory("harder-");
        try {
            new HarderFolder(folder, harder, seed).write(changed);
            return compare(changed, check, out);
        } finally {
            CampaignCheck.delete(changed);
        }
    }

    private boolean compare(Path folder, CampaignCheck check, PrintWriter out) throws IOException {
        CampaignFolder logs = new CampaignFolder(folder);
        Derived derived = check.derive(logs);
        CampaignTruth truth = CampaignTruth.read(folder.resolve("truth.json"));
        boolean good = print(check.against(truth, derived), out);
        if (wrong) {
            check.wrong(truth, derived).forEach(out::println);
        }
        if (metamorphic && derived.main().isPresent()) {
            CampaignTables main = derived.main().get();
            for (Metamorphosis change : Metamorphosis.values()) {
                good &= print(List.of(check.changed(logs, change, main)), out);
            }
        }
        out.flush();
        return good;
    }

    private static boolean print(List<CampaignCheck.Figure> figures, PrintWriter out) {
        figures.forEach(figure -> out.printf(
                Locale.ROOT,
                "%-22s %-28s %-28s %s%n",
                figure.name(),
                figure.expected(),
                figure.found(),
                figure.good() ? "ok" : "MISSED"));
        return figures.stream().allMatch(CampaignCheck.Figure::good);
    }
}
