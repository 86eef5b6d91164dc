package io.breakwater.app.evaluate.ait;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints the figures as tables for a terminal. */
final class Page {
    private static final Duration SOON = Duration.ofMinutes(30);

    private final PrintWriter out;

    Page(PrintWriter out) {
        this.out = out;
    }

    void variant(String name, Map<String, Figures> tenants) {
        out.println();
        out.println(name);
        line(
                "%-12s %7s %7s %9s %9s %8s %8s %10s %9s %9s",
                "tenant",
                "found",
                "recall",
                "incidents",
                "purity",
                "false/d",
                "false",
                "in warm-up",
                "alerts/i",
                "minutes");
        tenants.forEach((tenant, figures) -> line(
                "%-12s %7s %7.3f %9d %9.3f %8.2f %8d %10d %9.0f %9s",
                tenant,
                figures.found() ? "yes" : "NO",
                figures.recall(),
                figures.attackIncidents(),
                figures.purity(),
                figures.wrong() / figures.days(),
                figures.wrong(),
                figures.wrongEarly(),
                figures.alertsPerIncident(),
                minutes(figures.delay())));
        total(tenants);
        tenants.forEach((tenant, figures) -> out.println("  " + tenant + ": " + steps(figures)));
        out.flush();
    }

    private void total(Map<String, Figures> tenants) {
        double days = tenants.values().stream().mapToDouble(Figures::days).sum();
        int wrong = tenants.values().stream().mapToInt(Figures::wrong).sum();
        List<Double> delays = tenants.values().stream()
                .flatMap(figures -> figures.delay().stream())
                .map(delay -> delay.toSeconds() / 60.0)
                .sorted()
                .toList();
        double stepDelay = tenants.values().stream()
                .flatMap(figures -> figures.stepDelays().values().stream())
                .mapToDouble(delay -> delay.toSeconds() / 60.0)
                .average()
                .orElse(0);
        line(
                "%-12s %3d/%-3d %7.3f %9.2f %9.3f %8.2f %8d %10d %9s %9s",
                "all",
                tenants.values().stream().filter(Figures::found).count(),
                tenants.size(),
                recall(tenants),
                tenants.values().stream()
                        .mapToInt(Figures::attackIncidents)
                        .average()
                        .orElse(0),
                tenants.values().stream().mapToDouble(Figures::purity).average().orElse(0),
                wrong / days,
                wrong,
                tenants.values().stream().mapToInt(Figures::wrongEarly).sum(),
                "",
                "");
        line(
                "  time from the first malicious alert to the incident: median %.1f min, mean %.1f min; mean over steps %.1f min",
                median(delays),
                delays.stream().mapToDouble(Double::doubleValue).average().orElse(0),
                stepDelay);
        int steps = tenants.values().stream()
                .mapToInt(figures -> figures.steps().size())
                .sum();
        line(
                "  recall of the steps told within 30 minutes of their first alert: %.3f",
                tenants.values().stream()
                                .mapToDouble(figures -> figures.recallWithin(SOON)
                                        * figures.steps().size())
                                .sum()
                        / Math.max(1, steps));
    }

    static double recall(Map<String, Figures> tenants) {
        return tenants.values().stream()
                .flatMap(figures -> figures.steps().values().stream())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    private static double median(List<Double> sorted) {
        if (sorted.isEmpty()) {
            return 0;
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String minutes(Optional<Duration> delay) {
        return delay.map(time -> "%.1f".formatted(time.toSeconds() / 60.0)).orElse("-");
    }

    private static String steps(Figures figures) {
        String steps = figures.steps().entrySet().stream()
                .map(entry -> "%s %.2f".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return steps
                + figures.exfiltration().map("; apart: dnsteal %.2f"::formatted).orElse("");
    }

    void agreement(String tenant, Partition partition) {
        line("  %-12s ARI %.3f  V-measure %.3f", tenant, partition.adjustedRand(), partition.vMeasure());
    }

    void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
