package io.breakwater.app.campaign;

import io.breakwater.app.campaign.harder.Difficulty;
import io.breakwater.app.campaign.harder.HarderFolder;
import io.breakwater.app.campaign.made.MadeCampaign;
import io.breakwater.app.evaluate.Evaluation;
import io.breakwater.core.content.ContentLibrary;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code evaluate incidents DIR...}: one incident an attack, and none of anything else. */
@Command(
        name = "incidents",
        mixinStandardHelpOptions = true,
        description = {
            "Correlates the raw logs of each campaign folder and holds the incidents against the attacks in them: an",
            "encryption with a ransom note is one attack; drills, refused attempts, backup and patch jobs are none."
        })
public final class EvaluateIncidents implements Evaluation, Callable<Integer> {
    private static final ZoneId ZONE = ZoneId.of("+08:00");

    @Parameters(paramLabel = "DIR", arity = "0..*", description = "Folders with events, tenants, exposure, truth.json.")
    private List<Path> folders = List.of();

    @Option(names = "--made", paramLabel = "SEED", description = "Also campaigns made up from these seeds.")
    private List<Long> made = List.of();

    @Option(
            names = "--harder",
            split = ",",
            description = "Put these difficulties on every folder first, all together: ${COMPLETION-CANDIDATES}.")
    private Set<Difficulty> harder = Set.of();

    @Option(names = "--misses", description = "Also say each miss.")
    private boolean misses;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            IncidentCheck check = new IncidentCheck(ContentLibrary.builtIn(), ZONE);
            boolean good = true;
            for (Path folder : folders) {
                good &= evaluate(folder.getFileName().toString(), folder, check);
            }
            for (long seed : made) {
                Path folder = Files.createTempDirectory("made-" + seed + "-");
                try {
                    new MadeCampaign(seed).write(folder);
                    good &= evaluate("seed " + seed, folder, check);
                } finally {
                    CampaignCheck.delete(folder);
                }
            }
            return good ? 0 : 1;
        } catch (IOException unreadable) {
            spec.commandLine().getErr().println(unreadable.getMessage());
            return 2;
        }
    }

    private boolean evaluate(String name, Path folder, IncidentCheck check) throws IOException {
        if (harder.isEmpty()) {
            return compare(name, folder, check);
        }
        Path changed = Files.createTempDirectory("harder-");
        try {
            new HarderFolder(folder, harder, 1).write(changed);
            return compare(name + " " + harder, changed, check);
        } finally {
            CampaignCheck.delete(changed);
        }
    }

    private boolean compare(String name, Path folder, IncidentCheck check) throws IOException {
        IncidentCheck.Result result =
                check.check(new CampaignFolder(folder), CampaignTruth.read(folder.resolve("truth.json")));
        PrintWriter out = spec.commandLine().getOut();
        out.println("== " + name);
        result.figures()
                .forEach(figure -> out.printf(
                        Locale.ROOT,
                        "%-32s %8s %8s %s%n",
                        figure.name(),
                        figure.expected(),
                        figure.found(),
                        figure.good() ? "ok" : "MISSED"));
        if (misses) {
            result.misses().forEach(miss -> out.println("  " + miss));
        }
        out.flush();
        return result.figures().stream().allMatch(CampaignCheck.Figure::good);
    }
}
