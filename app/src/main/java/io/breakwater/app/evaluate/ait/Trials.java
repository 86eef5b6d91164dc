package io.breakwater.app.evaluate.ait;

import io.breakwater.core.incident.CorrelationTuning;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Tenants under one tuning after another; what each came to is kept, since many questions ask for the same. */
final class Trials {
    private final Map<String, Function<CorrelationTuning, Trial>> tenants;
    private final Map<CorrelationTuning, Map<String, Trial>> known = new HashMap<>();

    Trials(Map<String, Function<CorrelationTuning, Trial>> tenants) {
        this.tenants = new TreeMap<>(tenants);
    }

    static Trials of(Map<String, List<AlertRow>> alerts, Correlator correlator) {
        Map<String, Function<CorrelationTuning, Trial>> tenants = new TreeMap<>();
        alerts.forEach((tenant, rows) -> {
            List<AlertRow> ordered = Variants.inOrder(rows);
            Rehearsal full = new Rehearsal(tenant, ordered);
            Rehearsal stealth = new Rehearsal(tenant, Variants.stealth(ordered));
            tenants.put(tenant, tuning -> new Trial(full.run(correlator, tuning), stealth.run(correlator, tuning)));
        });
        return new Trials(tenants);
    }

    List<String> names() {
        return List.copyOf(tenants.keySet());
    }

    /** By tenant. */
    Map<String, Trial> all(CorrelationTuning tuning) {
        return known.computeIfAbsent(tuning, asked -> {
            Map<String, Trial> trials = new TreeMap<>();
            tenants.forEach((tenant, run) -> trials.put(tenant, run.apply(asked)));
            return trials;
        });
    }

    Trial one(String tenant, CorrelationTuning tuning) {
        Trial trial = all(tuning).get(tenant);
        if (trial == null) {
            throw new IllegalArgumentException("no tenant " + tenant + " among " + names());
        }
        return trial;
    }

    Trial.Total total(CorrelationTuning tuning) {
        return Trial.Total.of(all(tuning).values());
    }

    Trial.Total totalWithout(String tenant, CorrelationTuning tuning) {
        return Trial.Total.of(all(tuning).entrySet().stream()
                .filter(entry -> !entry.getKey().equals(tenant))
                .map(Map.Entry::getValue)
                .toList());
    }
}
