package io.breakwater.app.evaluate.ait;

import io.breakwater.core.incident.PeerRates;
import io.breakwater.core.incident.PeerRates.Age;
import io.breakwater.core.incident.PeerRates.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a tenant borrows from the others of the folder: how often each of their rules fired, never from itself. The labels
 * have no part in it.
 */
final class Peers {
    private static final long SPAN = Duration.ofMinutes(10).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Map<String, Map<Age, Seen>> tenants = new TreeMap<>();

    /** How often one tenant saw each rule, and for how many days it was watched. */
    private static final class Seen {
        private double days;
        private final Map<String, Set<String>> sightings = new HashMap<>();
        private final Map<String, Set<String>> hours = new HashMap<>();
        private final Map<String, Set<String>> victims = new HashMap<>();

        private void see(AlertRow.Told alert) {
            long at = alert.time().toEpochMilli();
            add(sightings, alert, alert.host() + '\n' + Math.floorDiv(at, SPAN));
            add(hours, alert, alert.host() + '\n' + Math.floorDiv(at, HOUR));
            add(victims, alert, alert.host());
        }

        private static void add(Map<String, Set<String>> distinct, AlertRow.Told alert, String one) {
            distinct.computeIfAbsent(alert.name(), rule -> new HashSet<>()).add(one);
        }
    }

    /** Sums over several tenants. */
    private static final class Sum {
        private double sightings;
        private double hours;
        private double victimDays;

        private void add(Seen seen, String rule) {
            sightings += seen.sightings.getOrDefault(rule, Set.of()).size();
            hours += seen.hours.getOrDefault(rule, Set.of()).size();
            victimDays += seen.victims.getOrDefault(rule, Set.of()).size() * seen.days;
        }

        private Rate rate(double days) {
            return new Rate(sightings / days, sightings / victimDays, hours / victimDays);
        }
    }

    static Peers of(Map<String, List<AlertRow>> tenants) {
        Peers peers = new Peers();
        tenants.forEach((tenant, rows) -> peers.tenants.put(tenant, seen(rows)));
        return peers;
    }

    private static Map<Age, Seen> seen(List<AlertRow> rows) {
        Map<Age, Seen> seen = new EnumMap<>(Age.class);
        Seen early = seen.computeIfAbsent(Age.FIRST_DAY, age -> new Seen());
        Seen late = seen.computeIfAbsent(Age.LATER, age -> new Seen());
        List<Instant> times = rows.stream().map(row -> row.told().time()).toList();
        Instant begin = times.stream().min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        Instant end = times.stream().max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        double days = Math.max(DAY, Duration.between(begin, end).toMillis()) / (double) DAY;
        early.days = 1;
        late.days = days - 1;
        for (AlertRow row : rows) {
            boolean first = row.told().time().isBefore(begin.plusMillis(DAY));
            (first ? early : late).see(row.told());
        }
        return seen;
    }

    /** The rates of all tenants but these. */
    PeerRates without(Set<String> looked) {
        Map<Age, Map<String, Rate>> rates = new EnumMap<>(Age.class);
        for (Age age : Age.values()) {
            List<Seen> others = tenants.entrySet().stream()
                    .filter(entry -> !looked.contains(entry.getKey()))
                    .map(entry -> Objects.requireNonNull(entry.getValue().get(age)))
                    .toList();
            if (!others.isEmpty()) {
                rates.put(age, rates(others));
            }
        }
        return PeerRates.of(rates);
    }

    private static Map<String, Rate> rates(List<Seen> others) {
        double days = others.stream().mapToDouble(seen -> seen.days).sum();
        Map<String, Sum> sums = new HashMap<>();
        for (Seen seen : others) {
            seen.sightings
                    .keySet()
                    .forEach(rule ->
                            sums.computeIfAbsent(rule, first -> new Sum()).add(seen, rule));
        }
        Map<String, Rate> rates = new HashMap<>();
        sums.forEach((rule, sum) -> rates.put(rule, sum.rate(days)));
        return rates;
    }
}
