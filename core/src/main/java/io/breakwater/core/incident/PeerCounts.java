package io.breakwater.core.incident;

import io.breakwater.core.model.BorrowedRates;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Entity;
import io.breakwater.core.model.Outcome;
import io.breakwater.core.model.SightingRate;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.WatchAge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** How often each rule fired at tenants that were watched, from which {@link PeerRates} are made. Order has no part in it. */
public final class PeerCounts {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Map<TenantId, Watched> tenants = new TreeMap<>();
    private final long span;

    /** @param tuning whose {@link CorrelationTuning#groupSpan} a sighting is counted by, as whoever borrows counts its own */
    public PeerCounts(CorrelationTuning tuning) {
        this.span = tuning.groupSpan().toMillis();
    }

    /** One tenant, its first day apart. */
    private record Watched(Instant secondDay, Map<WatchAge, Seen> seen) {
        Seen at(Instant time) {
            return of(time.isBefore(secondDay) ? WatchAge.FIRST_DAY : WatchAge.LATER);
        }

        Seen of(WatchAge age) {
            return Objects.requireNonNull(seen.get(age));
        }
    }

    /** How often one tenant saw each rule, and for how many days it was watched. */
    private static final class Seen {
        private final double days;
        private final Map<String, Set<String>> sightings = new HashMap<>();
        private final Map<String, Set<String>> hours = new HashMap<>();
        private final Map<String, Set<String>> victims = new HashMap<>();

        private Seen(double days) {
            this.days = days;
        }

        private void see(String rule, String victim, long at, long span) {
            add(sightings, rule, victim + '\n' + Math.floorDiv(at, span));
            add(hours, rule, victim + '\n' + Math.floorDiv(at, HOUR));
            add(victims, rule, victim);
        }

        private static void add(Map<String, Set<String>> distinct, String rule, String one) {
            distinct.computeIfAbsent(rule, first -> new HashSet<>()).add(one);
        }
    }

    /** What one tenant saw of one rule, as rates of its own. */
    private record Share(double days, double victimDays, SightingRate rate) {
        static Share of(Seen seen, String rule) {
            double sightings = seen.sightings.getOrDefault(rule, Set.of()).size();
            double hours = seen.hours.getOrDefault(rule, Set.of()).size();
            double victimDays = seen.victims.getOrDefault(rule, Set.of()).size() * seen.days;
            return new Share(
                    seen.days,
                    victimDays,
                    new SightingRate(sightings / seen.days, sightings / victimDays, hours / victimDays));
        }
    }

    /** A tenant's logs reach from {@code begin} to {@code end}, a day at least; told before anything is seen at it. */
    public void watched(TenantId tenant, Instant begin, Instant end) {
        double days = Math.max(DAY, Duration.between(begin, end).toMillis()) / (double) DAY;
        Map<WatchAge, Seen> seen = new EnumMap<>(WatchAge.class);
        seen.put(WatchAge.FIRST_DAY, new Seen(1));
        seen.put(WatchAge.LATER, new Seen(days - 1));
        tenants.put(tenant, new Watched(begin.plusMillis(DAY), seen));
    }

    /** @param victim by whatever name, as long as it is the same for the same victim */
    public void see(TenantId tenant, String rule, String victim, Instant time) {
        Objects.requireNonNull(tenants.get(tenant), "tell first how long the tenant was watched")
                .at(time)
                .see(rule, victim, time.toEpochMilli(), span);
    }

    /** The same of a detection, with the victim that correlation gives it; what was blocked is no part of a history. */
    public void see(Detection detection) {
        if (detection.assessment().outcome() == Outcome.BLOCKED) {
            return;
        }
        Entity victim = Victims.of(detection);
        see(detection.tenant(), detection.rule().id(), victim.kind() + ":" + victim.value(), detection.time());
    }

    /** The rates of all tenants. */
    public PeerRates rates() {
        return without(Set.of());
    }

    /** The rates of all tenants but these, as means. */
    public PeerRates without(Set<TenantId> left) {
        return rates(left, 1, share -> share);
    }

    /**
     * What all tenants but these lend in a running service: as {@link #without}, from {@link BorrowedRates#FEWEST_PEERS}
     * tenants on, of rules that so many of them saw, and in each rate the loudest counts like the second loudest.
     */
    public PeerRates lentWithout(Set<TenantId> left) {
        return rates(left, BorrowedRates.FEWEST_PEERS, PeerCounts::quietened);
    }

    private PeerRates rates(Set<TenantId> left, int fewest, UnaryOperator<List<Share>> weighed) {
        Map<WatchAge, Map<String, SightingRate>> rates = new EnumMap<>(WatchAge.class);
        for (WatchAge age : WatchAge.values()) {
            List<Seen> others = tenants.entrySet().stream()
                    .filter(entry -> !left.contains(entry.getKey()))
                    .map(entry -> entry.getValue().of(age))
                    .filter(seen -> seen.days > 0)
                    .toList();
            if (others.size() >= fewest) {
                rates.put(age, rates(others, fewest, weighed));
            }
        }
        return PeerRates.of(rates);
    }

    private static Map<String, SightingRate> rates(List<Seen> others, int fewest, UnaryOperator<List<Share>> weighed) {
        double days = others.stream().mapToDouble(seen -> seen.days).sum();
        Map<String, List<Share>> shares = new TreeMap<>();
        for (Seen seen : others) {
            seen.sightings
                    .keySet()
                    .forEach(rule -> shares.computeIfAbsent(rule, first -> new ArrayList<>())
                            .add(Share.of(seen, rule)));
        }
        Map<String, SightingRate> rates = new TreeMap<>();
        shares.forEach((rule, all) -> {
            if (all.size() >= fewest) {
                rates.put(rule, mean(weighed.apply(all), days));
            }
        });
        return rates;
    }

    private static SightingRate mean(List<Share> shares, double days) {
        double victimDays = shares.stream().mapToDouble(Share::victimDays).sum();
        return new SightingRate(
                shares.stream()
                                .mapToDouble(share -> share.rate.inTenant() * share.days)
                                .sum()
                        / days,
                shares.stream()
                                .mapToDouble(share -> share.rate.onVictim() * share.victimDays)
                                .sum()
                        / victimDays,
                shares.stream()
                                .mapToDouble(share -> share.rate.hoursOnVictim() * share.victimDays)
                                .sum()
                        / victimDays);
    }

    private static List<Share> quietened(List<Share> shares) {
        double inTenant = second(shares, SightingRate::inTenant);
        double onVictim = second(shares, SightingRate::onVictim);
        double hoursOnVictim = second(shares, SightingRate::hoursOnVictim);
        return shares.stream()
                .map(share -> new Share(
                        share.days,
                        share.victimDays,
                        new SightingRate(
                                Math.min(share.rate.inTenant(), inTenant),
                                Math.min(share.rate.onVictim(), onVictim),
                                Math.min(share.rate.hoursOnVictim(), hoursOnVictim))))
                .toList();
    }

    private static double second(List<Share> shares, ToDoubleFunction<SightingRate> part) {
        return shares.stream()
                .mapToDouble(share -> part.applyAsDouble(share.rate))
                .boxed()
                .sorted(Comparator.reverseOrder())
                .skip(1)
                .findFirst()
                .orElseThrow();
    }
}
