package io.breakwater.core.campaign;

import io.breakwater.core.model.Share;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.StageProfile;
import io.breakwater.core.model.TraitKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The counts behind one campaign's tables; a victim goes in and out in the time of a few map look-ups. */
final class Tally {
    /** Row for victims of which the column is not known, so that every table adds up. */
    static final String UNKNOWN = "unknown";

    private static final long MILLIS_PER_MINUTE = 60_000;

    final Counter<Integer> days = new Counter<>();
    final NavigableMap<Long, Hour> hours = new TreeMap<>();
    final Counter<String> provinces = new Counter<>();
    final Counter<String> tenantProvinces = new Counter<>();
    final Counter<String> industries = new Counter<>();
    final Counter<String> products = new Counter<>();
    final Counter<String> surveyedProducts = new Counter<>();
    final Counter<String> techniques = new Counter<>();
    final Counter<String> infrastructure = new Counter<>();
    final Counter<String> labels = new Counter<>();
    private final Map<Stage, Integer> reached = new EnumMap<>(Stage.class);
    private final Map<Stage, Counter<Long>> minutesSincePrevious = new EnumMap<>(Stage.class);
    private int total;
    private int surveyed;
    private int named;
    private long trust;

    /** @param perMille probability of the attribution of this victim; whole numbers, so that sums know no order */
    void add(Case victim, int perMille) {
        count(victim, 1);
        hours.computeIfAbsent(victim.hour, none -> new Hour()).add(victim.atMillis);
        trust += perMille;
    }

    void remove(Case victim, int perMille) {
        count(victim, -1);
        Hour hour = hours.get(victim.hour);
        if (hour == null) {
            throw new IllegalStateException("a victim is taken out of an hour that has none: " + victim.hour);
        }
        hour.remove(victim.atMillis);
        if (hour.size() == 0) {
            hours.remove(victim.hour);
        }
        trust -= perMille;
    }

    private void count(Case victim, int times) {
        total += times;
        days.add(victim.day, times);
        countKnown(provinces, victim.province, times);
        countKnown(tenantProvinces, victim.tenantProvince, times);
        countKnown(industries, victim.industry, times);
        countKnown(products, victim.product, times);
        if (victim.surveyed) {
            surveyed += times;
            countKnown(surveyedProducts, victim.product, times);
        }
        named += victim.marks.named().isPresent() ? times : 0;
        victim.techniques.forEach(technique -> techniques.add(technique, times));
        victim.marks.values(TraitKind.C2_ADDRESS).forEach(address -> infrastructure.add(address, times));
        victim.marks.values(TraitKind.C2_DOMAIN).forEach(domain -> infrastructure.add(domain, times));
        victim.marks.labels().forEach(label -> labels.add(label, times));
        countStages(victim, times);
    }

    private static void countKnown(Counter<String> counter, String name, int times) {
        counter.add(name.isEmpty() ? UNKNOWN : name, times);
    }

    private void countStages(Case victim, int times) {
        long previous = Long.MIN_VALUE;
        for (Map.Entry<Stage, Long> stage : victim.stages().entrySet()) {
            reached.merge(stage.getKey(), times, Integer::sum);
            if (previous != Long.MIN_VALUE) {
                long minutes = Math.max(0, stage.getValue() - previous) / MILLIS_PER_MINUTE;
                minutesSincePrevious
                        .computeIfAbsent(stage.getKey(), none -> new Counter<>())
                        .add(minutes, times);
            }
            previous = stage.getValue();
        }
    }

    /** Event time of the latest victim, in epoch milliseconds; {@link Long#MIN_VALUE} when there is none. */
    long latest() {
        Map.Entry<Long, Hour> last = hours.isEmpty() ? null : hours.lastEntry();
        return last == null
                ? Long.MIN_VALUE
                : last.getValue().ordered()[last.getValue().size() - 1];
    }

    int total() {
        return total;
    }

    int surveyed() {
        return surveyed;
    }

    int named() {
        return named;
    }

    /** Mean probability of the attributions. */
    double confidence() {
        return total == 0 ? 0 : Math.round(trust / (double) total) / 1e3;
    }

    List<Share> shares(Counter<String> counter) {
        return counter.shares(total);
    }

    /** Medians are exact to the minute. */
    List<StageProfile> chain() {
        List<StageProfile> chain = new ArrayList<>();
        reached.forEach((stage, victims) -> {
            if (victims > 0) {
                chain.add(new StageProfile(stage, victims, total, Duration.ofMinutes(median(stage))));
            }
        });
        return chain;
    }

    private long median(Stage stage) {
        Counter<Long> minutes = minutesSincePrevious.get(stage);
        if (minutes == null || minutes.counts().isEmpty()) {
            return 0;
        }
        int half =
                (minutes.counts().values().stream().mapToInt(Integer::intValue).sum() + 1) / 2;
        int seen = 0;
        for (Map.Entry<Long, Integer> each : minutes.counts().entrySet()) {
            seen += each.getValue();
            if (seen >= half) {
                return each.getKey();
            }
        }
        throw new IllegalStateException("a median beyond the last value");
    }
}
