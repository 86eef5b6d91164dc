package io.breakwater.app.evaluate.ait;

import io.breakwater.core.incident.CorrelationTuning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the threshold trades, and what it would have been had each tenant not been looked at: the threshold is chosen on
 * all tenants but one and scored on that one.
 */
final class Sweep {
    private static final double[] THRESHOLDS = {0.50, 0.55, 0.60, 0.65, 0.70};

    private final Map<Double, Map<String, Pair>> figures = new LinkedHashMap<>();

    /** One tenant at one threshold. */
    record Pair(Figures full, Figures stealth) {}

    /** One point of the curve. */
    record Point(
            double threshold,
            double recall,
            double stealthRecall,
            double wrongPerDay,
            double incidents,
            double minutes) {}

    /** A tenant scored at the threshold that was best without it. */
    record HeldOut(String tenant, double threshold, Pair figures) {}

    static Sweep over(Map<String, List<AlertRow>> tenants, Correlator correlator) {
        Sweep sweep = new Sweep();
        for (double threshold : THRESHOLDS) {
            CorrelationTuning tuning = CorrelationTuning.defaults().openingAt(threshold);
            Map<String, Pair> row = new LinkedHashMap<>();
            tenants.forEach((tenant, rows) -> row.put(
                    tenant,
                    new Pair(
                            Figures.of(correlator.correlate(tenant, rows, tuning)),
                            Figures.of(correlator.correlate(tenant, Variants.stealth(rows), tuning)))));
            sweep.figures.put(threshold, row);
        }
        return sweep;
    }

    List<Point> curve() {
        List<Point> points = new ArrayList<>();
        figures.forEach((threshold, row) -> points.add(point(threshold, List.copyOf(row.values()))));
        return points;
    }

    List<HeldOut> leaveOneOut() {
        List<HeldOut> held = new ArrayList<>();
        for (String tenant : figures.values().iterator().next().keySet()) {
            double best = figures.keySet().stream()
                    .max(Comparator.comparingDouble(threshold -> worthWithout(tenant, threshold)))
                    .orElseThrow();
            held.add(new HeldOut(tenant, best, pair(best, tenant)));
        }
        return held;
    }

    private Pair pair(double threshold, String tenant) {
        Map<String, Pair> row = figures.getOrDefault(threshold, Map.of());
        return row.getOrDefault(tenant, row.values().iterator().next());
    }

    /** Recall in both variants, less what false incidents cost: one a day weighs as much as all recall. */
    private double worthWithout(String tenant, double threshold) {
        List<Pair> others = figures.getOrDefault(threshold, Map.of()).entrySet().stream()
                .filter(entry -> !entry.getKey().equals(tenant))
                .map(Map.Entry::getValue)
                .toList();
        Point point = point(threshold, others);
        return point.recall() + point.stealthRecall() - point.wrongPerDay() - point.minutes() / (24 * 60);
    }

    private static Point point(double threshold, List<Pair> pairs) {
        return new Point(
                threshold,
                mean(pairs.stream().map(Pair::full).toList()),
                mean(pairs.stream().map(Pair::stealth).toList()),
                wrongPerDay(pairs.stream().map(Pair::full).toList()),
                pairs.stream()
                        .mapToInt(pair -> pair.full().attackIncidents())
                        .average()
                        .orElse(0),
                pairs.stream()
                        .flatMap(pair -> pair.stealth().stepDelays().values().stream())
                        .mapToDouble(delay -> delay.toSeconds() / 60.0)
                        .average()
                        .orElse(0));
    }

    private static double mean(List<Figures> tenants) {
        return tenants.stream()
                .flatMap(figures -> figures.steps().values().stream())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    private static double wrongPerDay(List<Figures> tenants) {
        double days = tenants.stream().mapToDouble(Figures::days).sum();
        return tenants.stream().mapToInt(Figures::wrong).sum() / days;
    }
}
