package io.breakwater.app.warning;

import io.breakwater.app.evaluate.Evaluation;
import io.breakwater.app.warning.simulate.SimulatedWorld;
import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.warn.WarningSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code evaluate warning}: how well it would have been told who is next. */
@Command(
        name = "warning",
        mixinStandardHelpOptions = true,
        description = {
            "Walks through campaigns that are over, day by day and with no more than was known on the day, and prints how",
            "many of the next victims stood on the list, how early, and how well the probabilities held; beside them EPSS,",
            "CVSS, KEV, product lift and chance. Without folders it uses made-up worlds of 40,000 assets."
        })
public final class WarningEvaluation implements Evaluation, Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "DIR",
            description = "reference campaigns (events, tenants, exposure, truth)")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--seeds", split = ",", description = "seeds of made-up worlds (without DIR: 1,2,3,4,5)")
    private List<Long> seeds = new ArrayList<>();

    @Option(names = "--assets", description = "assets of a made-up world (default: ${DEFAULT-VALUE})")
    private int assets = SimulatedWorld.ASSETS;

    @Option(
            names = "--affinity",
            description = "how much sooner the gang of a made-up world takes up products of a kind it uses already"
                    + " (default: ${DEFAULT-VALUE}; 1 for not at all)")
    private double affinity = SimulatedWorld.AFFINITY;

    @Option(names = "--every", description = "days from one forecast to the next (default: ${DEFAULT-VALUE})")
    private int everyDays = 1;

    @Mixin
    private Threats threats = new Threats();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Scorecard> cards = new ArrayList<>();
        if (folders.isEmpty() && seeds.isEmpty()) {
            seeds = List.of(1L, 2L, 3L, 4L, 5L);
        }
        WarningSettings settings = WarningSettings.standard();
        ContentLibrary content = ContentLibrary.builtIn();
        for (Path folder : folders) {
            Replay replay = new Replay(folder, content, settings.zone());
            evaluate(out, History.of(folder, replay, threats.knowledge(content)), cards);
        }
        for (long seed : seeds) {
            evaluate(out, History.of("made-up world " + seed, SimulatedWorld.of(seed, assets, affinity)), cards);
        }
        if (cards.size() > 1) {
            printMean(out, cards);
        }
        return 0;
    }

    private void evaluate(PrintWriter out, History history, List<Scorecard> cards) {
        Scorecard card = new Backtest(WarningSettings.standard(), everyDays, history).run();
        print(out, history, card);
        cards.add(card);
    }

    private static void printMean(PrintWriter out, List<Scorecard> cards) {
        out.printf("mean of %d:%n", cards.size());
        for (Ranker ranker : Ranker.values()) {
            out.printf(
                    Locale.ROOT,
                    "  %-13s recall@1/5/10 %%: %.3f / %.3f / %.3f, unseen products @5 %%: %.3f%n",
                    ranker.title(),
                    mean(cards, card -> card.recall(ranker, 0)),
                    mean(cards, card -> card.recall(ranker, 1)),
                    mean(cards, card -> card.recall(ranker, 2)),
                    mean(cards, card -> card.unseenRecall(ranker)));
        }
        out.printf(
                Locale.ROOT,
                "  ECE %.4f (equal numbers %.4f); listed for 24 h or more when they fell: %.3f of the listed, %.3f of all%n",
                mean(cards, Scorecard::calibrationError),
                mean(cards, Scorecard::calibrationErrorByRank),
                mean(cards, card -> card.listedFor(Duration.ofHours(24))),
                mean(cards, card -> card.listedFor(Duration.ofHours(24)) * card.fallenListed() / card.fallen()));
        List<double[]> ratios = cards.stream().map(Scorecard::seenPerExpected).toList();
        double[] means = new double[ratios.getFirst().length];
        for (int group = 0; group < means.length; group++) {
            for (double[] each : ratios) {
                means[group] += each[group] / ratios.size();
            }
        }
        out.printf("  victims per expected victim, by tenths of the expected, surest first: %s%n", ratios(means));
        out.flush();
    }

    private static String ratios(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> String.format(Locale.ROOT, "%.2f", value))
                .collect(Collectors.joining(" "));
    }

    private static double mean(List<Scorecard> cards, ToDoubleFunction<Scorecard> figure) {
        return cards.stream().mapToDouble(figure).average().orElse(0);
    }

    private static void print(PrintWriter out, History history, Scorecard card) {
        out.printf(
                Locale.ROOT,
                "%s: %d assets, %d victims; %d victim-days ahead, base rate %.4f%n",
                history.name(),
                history.exposed().size(),
                history.truth().size(),
                card.nextVictims(),
                card.baseRate());
        out.printf(
                "  %-13s %9s %9s %9s %9s %9s %9s %9s%n",
                "ranking", "recall@1%", "@5%", "@10%", "prec@1%", "@5%", "@10%", "unseen@5%");
        for (Ranker ranker : Ranker.values()) {
            out.printf(
                    Locale.ROOT,
                    "  %-13s %9.3f %9.3f %9.3f %9.3f %9.3f %9.3f %9.3f%n",
                    ranker.title(),
                    card.recall(ranker, 0),
                    card.recall(ranker, 1),
                    card.recall(ranker, 2),
                    card.precision(ranker, 0),
                    card.precision(ranker, 1),
                    card.precision(ranker, 2),
                    card.unseenRecall(ranker));
        }
        out.printf(
                Locale.ROOT,
                "  unseen products: %d victim-days; ECE %.4f (equal width), %.4f (equal numbers); foretold per victim %.2f%n",
                card.unseenVictims(),
                card.calibrationError(),
                card.calibrationErrorByRank(),
                card.foretoldPerVictim());
        out.printf(
                "  victims per expected victim, by tenths of the expected, surest first: %s%n",
                ratios(card.seenPerExpected()));
        out.printf(
                Locale.ROOT,
                "  lead: %d of %d victims stood on the list of 5 %% when they fell; of these %.0f %% for 24 h or more; hours at 10/50/90 %%: %.0f / %.0f / %.0f%n",
                card.fallenListed(),
                card.fallen(),
                100 * card.listedFor(Duration.ofHours(24)),
                card.leadHours(0.1),
                card.leadHours(0.5),
                card.leadHours(0.9));
        out.flush();
    }
}
