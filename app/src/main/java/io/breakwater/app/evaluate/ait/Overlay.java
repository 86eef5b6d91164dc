package io.breakwater.app.evaluate.ait;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Two attacks in one tenant: how many incidents they became, and how cleanly each incident belongs to one of them.
 *
 * @param purity share of the alerts in attack incidents that fall into a phase of the attack that the incident has most
 *     steps of
 */
record Overlay(int attacksFound, int incidents, double purity) {
    static Overlay of(Correlation correlation) {
        long members = 0;
        long pure = 0;
        int incidents = 0;
        Set<String> found = new TreeSet<>();
        for (List<AlertRow> rows : correlation.byIncident().values()) {
            Map<String, Long> steps = rows.stream()
                    .filter(row -> row.truth().isStep())
                    .collect(Collectors.groupingBy(AlertRow::scenario, Collectors.counting()));
            if (!steps.isEmpty()) {
                String main = steps.entrySet().stream()
                        .max(Map.Entry.<String, Long>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                        .orElseThrow()
                        .getKey();
                found.add(main);
                incidents++;
                members += rows.size();
                pure += rows.stream()
                        .filter(row ->
                                row.scenario().equals(main) && row.truth().isInPhase())
                        .count();
            }
        }
        return new Overlay(found.size(), incidents, members == 0 ? 0 : (double) pure / members);
    }
}
