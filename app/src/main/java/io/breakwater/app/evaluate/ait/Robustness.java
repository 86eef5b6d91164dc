package io.breakwater.app.evaluate.ait;

import io.breakwater.core.incident.CorrelationTuning;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** How the figures hold on tenants that these might have been, and the worst tenant of each kind. */
final class Robustness {
    private static final long SEED = 20250511;

    private final Page page;
    private final Correlator correlator;
    private final CorrelationTuning tuning;

    Robustness(Page page, Correlator correlator, CorrelationTuning tuning) {
        this.page = page;
        this.correlator = correlator;
        this.tuning = tuning;
    }

    void tell(Map<String, List<AlertRow>> tenants) {
        page.line("%nhad the tenants been others (recall: mean and of the worst tenant; minutes: mean over steps)");
        heading();
        for (Perturbation perturbation : Perturbation.values()) {
            for (boolean stealth : new boolean[] {false, true}) {
                tell(perturbation.words(), perturbation, stealth, tenants, correlator);
            }
        }
    }

    /** How much hangs on what a new tenant borrows: on its first day everything does. */
    void borrowing(Map<String, List<AlertRow>> tenants) {
        page.line("%nattack on the first day, by what the tenant borrows");
        heading();
        for (Borrowed borrowed : Borrowed.values()) {
            Correlator other = correlator.borrowing(borrowed);
            for (boolean stealth : new boolean[] {false, true}) {
                tell(borrowed.words(), Perturbation.ON_THE_FIRST_DAY, stealth, tenants, other);
            }
        }
    }

    private void tell(
            String words,
            Perturbation perturbation,
            boolean stealth,
            Map<String, List<AlertRow>> tenants,
            Correlator correlator) {
        Map<String, Figures> figures = new TreeMap<>();
        tenants.forEach((tenant, rows) -> {
            List<AlertRow> ordered = Variants.inOrder(stealth ? Variants.stealth(rows) : rows);
            List<AlertRow> other = perturbation.of(ordered, new Random(SEED));
            figures.put(tenant, Figures.of(correlator.correlate(tenant, other, tuning)));
        });
        page.line(
                "%-36s %-8s %4d/%-1d %7.3f %7.3f %7.2f %7.3f %8.2f %8d %9.1f",
                words,
                stealth ? "stealth" : "full",
                figures.values().stream().filter(Figures::found).count(),
                figures.size(),
                Page.recall(figures),
                figures.values().stream().mapToDouble(Figures::recall).min().orElse(0),
                figures.values().stream()
                        .mapToInt(Figures::attackIncidents)
                        .average()
                        .orElse(0),
                figures.values().stream()
                        .filter(Figures::found)
                        .mapToDouble(Figures::purity)
                        .min()
                        .orElse(0),
                wrongPerDay(figures),
                figures.values().stream().mapToInt(Figures::wrongEarly).sum(),
                minutes(figures));
    }

    private void heading() {
        page.line(
                "%-36s %-8s %6s %7s %7s %7s %7s %8s %8s %9s",
                "", "", "found", "recall", "worst", "inc.", "purity", "false/d", "warm-up", "minutes");
    }

    private static double wrongPerDay(Map<String, Figures> figures) {
        return figures.values().stream().mapToInt(Figures::wrong).sum()
                / figures.values().stream().mapToDouble(Figures::days).sum();
    }

    private static double minutes(Map<String, Figures> figures) {
        return figures.values().stream()
                .flatMap(tenant -> tenant.stepDelays().values().stream())
                .mapToDouble(delay -> Objects.requireNonNull(delay).toSeconds() / 60.0)
                .average()
                .orElse(0);
    }
}
