package io.breakwater.app.evaluate.ait;

import io.breakwater.core.incident.CorrelationTuning;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** How the score spreads when all tuned numbers are moved at once, each by up to a fifth up or down. */
final class Jitter {
    static final long SEED = 20250511;
    private static final int DRAWS = 20;
    private static final double BY = 0.2;
    /** Nothing is surer than this. */
    private static final double SUREST = 0.99;

    private final Trials trials;
    private final CorrelationTuning defaults;

    Jitter(Trials trials, CorrelationTuning defaults) {
        this.trials = trials;
        this.defaults = defaults;
    }

    List<CorrelationTuning> draws() {
        Random random = new Random(SEED);
        return Stream.generate(() -> draw(random)).limit(DRAWS).toList();
    }

    private CorrelationTuning draw(Random random) {
        CorrelationTuning tuning = defaults;
        for (TunedNumber number : TunedNumber.values()) {
            double was = number.of(defaults);
            double moved = was * (1 + BY * (2 * random.nextDouble() - 1));
            tuning = number.with(tuning, was < 1 ? Math.min(SUREST, moved) : moved);
        }
        return tuning;
    }

    void tell(Page page) {
        List<Trial.Total> totals = draws().stream().map(trials::total).toList();
        page.line("%nall numbers moved at once by up to 20 %%, %d draws, seed %d", DRAWS, SEED);
        page.line("%-32s %8s %8s %8s %8s", "", "as it is", "worst", "median", "best");
        Trial.Total now = trials.total(defaults);
        spread(page, "attacks not found", now, totals, true, Trial.Total::notFound);
        spread(page, "attacks in more than two", now, totals, true, Trial.Total::scattered);
        spread(page, "recall", now, totals, false, Trial.Total::recall);
        spread(page, "recall, stealth", now, totals, false, Trial.Total::stealthRecall);
        spread(page, "purity", now, totals, false, Trial.Total::purity);
        spread(page, "false incidents a day", now, totals, true, Trial.Total::wrongPerDay);
        spread(page, "minutes to a step, stealth", now, totals, true, Trial.Total::minutes);
    }

    private static void spread(
            Page page,
            String words,
            Trial.Total now,
            List<Trial.Total> totals,
            boolean lessIsBetter,
            ToDoubleFunction<Trial.Total> figure) {
        double[] sorted = totals.stream().mapToDouble(figure).sorted().toArray();
        double least = sorted[0];
        double most = sorted[sorted.length - 1];
        page.line(
                "%-32s %8.3f %8.3f %8.3f %8.3f",
                words,
                figure.applyAsDouble(now),
                lessIsBetter ? most : least,
                (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2,
                lessIsBetter ? least : most);
    }
}
