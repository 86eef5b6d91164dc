package io.breakwater.app.evaluate.ait;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The figures of one tenant.
 *
 * @param steps by (tenant and) step, the share of its alerts that lie in attack incidents
 * @param exfiltration the same share for the step told apart; empty when the tenant has none
 * @param purity share of the alerts in attack incidents that fall into a phase of the attack
 * @param wrong false incidents after the first 24 hours
 * @param wrongEarly false incidents in the first 24 hours
 * @param days of the tenant, without the first
 * @param delay from the first alert of a step to the first attack incident's opening, never negative
 * @param stepDelays the same for each step and the incident that holds it
 */
record Figures(
        Map<String, Double> steps,
        Optional<Double> exfiltration,
        int attackIncidents,
        double purity,
        int wrong,
        int wrongEarly,
        double days,
        double alertsPerIncident,
        Optional<Duration> delay,
        Map<String, Duration> stepDelays) {
    private static final Duration WARM_UP = Duration.ofHours(24);

    static Figures of(Correlation correlation) {
        return new Counting(correlation).figures();
    }

    double recall() {
        return steps.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    /** Recall of the steps that were told within this time of their first alert; the others count as not found. */
    double recallWithin(Duration time) {
        return steps.entrySet().stream()
                .mapToDouble(step -> isTold(step.getKey(), time) ? step.getValue() : 0)
                .average()
                .orElse(0);
    }

    private boolean isTold(String step, Duration time) {
        Duration delay = stepDelays.get(step);
        return delay != null && delay.compareTo(time) <= 0;
    }

    boolean found() {
        return attackIncidents > 0;
    }

    private static final class Counting {
        private final Correlation correlation;
        private final Map<String, Integer> caught = new HashMap<>();
        private final Map<String, Instant> opened = new HashMap<>();
        private final Instant begin;
        private final Instant end;
        private int attacks;
        private int members;
        private int pure;
        private int wrong;
        private int wrongEarly;

        private Counting(Correlation correlation) {
            this.correlation = correlation;
            begin = times().min(Comparator.naturalOrder()).orElseThrow();
            end = times().max(Comparator.naturalOrder()).orElseThrow();
        }

        private java.util.stream.Stream<Instant> times() {
            return correlation.rows().stream().map(row -> row.told().time());
        }

        private Figures figures() {
            correlation.byIncident().values().forEach(this::count);
            Map<String, Integer> all = new TreeMap<>();
            Map<String, Instant> first = new TreeMap<>();
            for (AlertRow row : correlation.rows()) {
                if (!row.truth().step().equals("-")) {
                    all.merge(row.truth().step(), 1, Integer::sum);
                    first.merge(row.truth().step(), row.told().time(), (a, b) -> a.isBefore(b) ? a : b);
                }
            }
            Map<String, Double> steps = new TreeMap<>();
            all.forEach((step, count) -> steps.put(step, (double) caught.getOrDefault(step, 0) / count));
            Optional<Double> exfiltration = Optional.ofNullable(steps.remove("dnsteal"));
            first.remove("dnsteal");
            return new Figures(
                    steps,
                    exfiltration,
                    attacks,
                    members == 0 ? 0 : (double) pure / members,
                    wrong,
                    wrongEarly,
                    (Duration.between(begin, end).toMillis() - WARM_UP.toMillis()) / (double) WARM_UP.toMillis(),
                    attacks == 0 ? 0 : (double) members / attacks,
                    delay(first.values()),
                    stepDelays(first));
        }

        private void count(List<AlertRow> rows) {
            Instant when = Objects.requireNonNull(correlation.members().get(rows.getFirst()))
                    .opened()
                    .orElseThrow();
            if (rows.stream().anyMatch(row -> row.truth().isStep())) {
                attacks++;
                members += rows.size();
                for (AlertRow row : rows) {
                    pure += row.truth().isInPhase() ? 1 : 0;
                    caught.merge(row.truth().step(), 1, Integer::sum);
                    opened.merge(row.truth().step(), when, (a, b) -> a.isBefore(b) ? a : b);
                }
            } else if (rows.stream().noneMatch(row -> row.truth().isInPhase())) {
                // Stricter than asked: alerts of the exfiltration, which runs all the time, do not excuse an incident.
                boolean early = when.isBefore(begin.plus(WARM_UP));
                wrongEarly += early ? 1 : 0;
                wrong += early ? 0 : 1;
            }
        }

        private Optional<Duration> delay(Collection<Instant> firsts) {
            Optional<Instant> attack = firsts.stream().min(Comparator.naturalOrder());
            Optional<Instant> told = opened.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals("-"))
                    .map(Map.Entry::getValue)
                    .min(Comparator.naturalOrder());
            return attack.flatMap(from -> told.map(to -> notNegative(from, to)));
        }

        private Map<String, Duration> stepDelays(Map<String, Instant> first) {
            Map<String, Duration> delays = new TreeMap<>();
            first.forEach((step, from) -> {
                if (opened.containsKey(step)) {
                    delays.put(step, notNegative(from, opened.get(step)));
                }
            });
            return delays;
        }

        private static Duration notNegative(Instant from, Instant to) {
            return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
        }
    }
}
