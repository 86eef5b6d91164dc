package io.breakwater.app.campaign;

import io.breakwater.app.evaluate.Evaluation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code evaluate waves DIR}: waves injected into real leak-site rhythms. */
@Command(
        name = "waves",
        mixinStandardHelpOptions = true,
        description = "Waves injected into real rhythms of leak sites: are they segmented, and is the alarm in time?")
public final class EvaluateWaves implements Evaluation, Callable<Integer> {
    private static final double F1_TO_BEAT = 0.878;
    private static final double ALARMED_TO_BEAT = 0.955;
    private static final double WITHIN_DAY_TO_BEAT = 0.935;
    private static final double SMALL_TO_BEAT = 0.52;
    private static final double FALSE_ALLOWED = 1;
    private static final int[] PEAKS = {5, 7, 10, 15, 25, 50, 1000};

    @Parameters(paramLabel = "DIR", description = "Folder with posts.json of the ransomwatch project.")
    private Path folder = Path.of(".");

    @Option(names = "--seeds", description = "Draws per background (default: ${DEFAULT-VALUE}).")
    private int seeds = 5;

    @Option(names = "--first-seed", description = "Seed of the first draw (default: ${DEFAULT-VALUE}).")
    private long firstSeed = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path posts = folder.resolve("posts.json");
        if (!Files.isRegularFile(posts)) {
            spec.commandLine().getErr().println("no posts.json in " + folder + "; give the folder that holds it");
            return 2;
        }
        List<LeakSites.Background> backgrounds = LeakSites.read(posts);
        out.printf(
                Locale.ROOT,
                "%d backgrounds of %d days, %d draws each from seed %d%n%n",
                backgrounds.size(),
                LeakSites.DAYS,
                seeds,
                firstSeed);
        out.println("method       waves     F1 precision recall  small  alarmed within-1d small-al. false/90d");
        List<WaveScore> scores = new ArrayList<>();
        for (WaveFinder finder : List.of(new TextbookWaves(), WaveFinder.ours())) {
            WaveScore score = score(finder, backgrounds);
            scores.add(score);
            print(out, finder.name(), score);
        }
        out.printf(
                Locale.ROOT,
                "%nto beat: F1 %.3f, small %.2f, alarmed %.3f, within a day %.3f, false <= %.0f%n",
                F1_TO_BEAT,
                SMALL_TO_BEAT,
                ALARMED_TO_BEAT,
                WITHIN_DAY_TO_BEAT,
                FALSE_ALLOWED);
        printCurve(out, scores);
        out.flush();
        return beats(scores.getLast()) ? 0 : 1;
    }

    private WaveScore score(WaveFinder finder, List<LeakSites.Background> backgrounds) {
        WaveScore score = new WaveScore(PEAKS);
        for (int draw = 0; draw < seeds; draw++) {
            for (int index = 0; index < backgrounds.size(); index++) {
                long seed = (firstSeed + draw) * 1_000_003 + index;
                InjectedWaves.Mixed mixed = InjectedWaves.into(backgrounds.get(index), seed);
                score.add(mixed, finder.segments(mixed.times(), LeakSites.DAYS - 1), finder.alarms(mixed.times()));
            }
        }
        return score;
    }

    private static void print(PrintWriter out, String name, WaveScore score) {
        out.printf(
                Locale.ROOT,
                "%-11s %6d  %.3f     %.3f  %.3f  %.3f    %.3f     %.3f     %.3f      %.2f%n",
                name,
                score.waves(),
                score.f1(),
                score.precision(),
                score.recall(),
                score.smallRecall(),
                score.alarmed(),
                score.alarmedWithinDay(),
                score.smallAlarmed(),
                score.falsePer90Days());
    }

    private static void printCurve(PrintWriter out, List<WaveScore> scores) {
        out.println("\npeak below  waves   segmented: textbook breakwater   alarmed: textbook breakwater");
        for (int bin = 0; bin < PEAKS.length; bin++) {
            double[] textbook = scores.getFirst().atPeak(bin);
            double[] ours = scores.getLast().atPeak(bin);
            out.printf(
                    Locale.ROOT,
                    "%10d %6.0f               %.2f       %.2f             %.2f       %.2f%n",
                    PEAKS[bin],
                    ours[0],
                    textbook[1],
                    ours[1],
                    textbook[2],
                    ours[2]);
        }
    }

    private static boolean beats(WaveScore score) {
        return score.f1() > F1_TO_BEAT
                && score.smallRecall() > SMALL_TO_BEAT
                && score.alarmed() > ALARMED_TO_BEAT
                && score.alarmedWithinDay() > WITHIN_DAY_TO_BEAT
                && score.falsePer90Days() <= FALSE_ALLOWED;
    }
}
