package io.breakwater.app.evaluate.ait;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** One tenant under one tuning: all alerts, and without the loud phases. */
record Trial(Figures full, Figures stealth) {
    private static final int INCIDENTS_AN_ATTACK = 2;
    private static final Duration IN_TIME = Duration.ofMinutes(30);

    boolean found() {
        return full.found() && stealth.found();
    }

    boolean isScattered() {
        return full.attackIncidents() > INCIDENTS_AN_ATTACK || stealth.attackIncidents() > INCIDENTS_AN_ATTACK;
    }

    private Stream<Figures> both() {
        return Stream.of(full, stealth);
    }

    /**
     * Several tenants together.
     *
     * @param notFound tenants whose attack was missed in one of the variants
     * @param scattered tenants whose attack became more than two incidents in one of the variants
     * @param purity mean over tenants and variants
     * @param wrongPerDay false incidents a day of a tenant, first days apart
     * @param recall mean over the steps of all tenants
     * @param stealthRecall the same without the loud phases
     * @param stealthRecallInTime the same of the steps that were told within half an hour of their first alert
     * @param incidents mean of the incidents an attack became
     * @param minutes mean over the steps of the stealth variant, from a step's first alert to the opening
     */
    record Total(
            int notFound,
            int scattered,
            double purity,
            double wrongPerDay,
            double recall,
            double stealthRecall,
            double stealthRecallInTime,
            double incidents,
            double minutes) {
        static Total of(Collection<Trial> trials) {
            List<Figures> full = trials.stream().map(Trial::full).toList();
            List<Figures> stealth = trials.stream().map(Trial::stealth).toList();
            return new Total(
                    (int) trials.stream().filter(trial -> !trial.found()).count(),
                    (int) trials.stream().filter(Trial::isScattered).count(),
                    trials.stream()
                            .flatMap(Trial::both)
                            .mapToDouble(Figures::purity)
                            .average()
                            .orElse(0),
                    full.stream().mapToInt(Figures::wrong).sum()
                            / full.stream().mapToDouble(Figures::days).sum(),
                    recall(full),
                    recall(stealth),
                    stealth.stream()
                            .mapToDouble(figures -> figures.recallWithin(IN_TIME))
                            .average()
                            .orElse(0),
                    full.stream().mapToInt(Figures::attackIncidents).average().orElse(0),
                    minutes(stealth));
        }

        private static double recall(List<Figures> tenants) {
            return tenants.stream()
                    .flatMap(figures -> figures.steps().values().stream())
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0);
        }

        private static double minutes(List<Figures> tenants) {
            return tenants.stream()
                    .flatMap(figures -> figures.stepDelays().values().stream())
                    .mapToDouble(Total::minutes)
                    .average()
                    .orElse(0);
        }

        private static double minutes(Duration delay) {
            return delay.toSeconds() / 60.0;
        }
    }
}
