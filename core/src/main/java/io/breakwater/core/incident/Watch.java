package io.breakwater.core.incident;

import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantWatch;
import io.breakwater.core.model.WatchAge;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Tells since when a tenant is watched, when that is known and whenever it changes; and, once an event day, how often its
 * rules fired. When exactly it tells, and with what of the late inputs, does depend on arrival: what is made of it comes
 * back as a fact or not at all.
 */
final class Watch {
    private final History history;
    private final CorrelationTuning tuning;
    /** As last told; as long as nothing was, the greatest number there is. */
    long toldBegin = Long.MAX_VALUE;
    /** Begin of the event day after the one that was last measured. */
    Instant due = Instant.EPOCH;

    Watch(History history, CorrelationTuning tuning) {
        this.history = history;
        this.tuning = tuning;
    }

    void tell(TenantId tenant, Instant reached, Consumer<TenantWatch> out) {
        boolean passed = !reached.isBefore(due);
        if (history.isUnseen() || history.begin == toldBegin && !passed) {
            return;
        }
        Instant begin = begin(history.begin);
        Instant now = reached.isBefore(begin) ? begin : reached;
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        out.accept(new TenantWatch(
                tenant, begin, begin(history.borrowsUntil()), now, passed ? periods(now, today) : List.of()));
        toldBegin = history.begin;
        if (passed) {
            due = today.plus(1, ChronoUnit.DAYS);
        }
    }

    private Instant begin(long span) {
        return Instant.ofEpochMilli(span * tuning.groupSpan().toMillis());
    }

    /** What is held whole: the first day until it is forgotten, and of the days after those that are held, before today. */
    private List<TenantWatch.Period> periods(Instant now, Instant today) {
        long held = tuning.span(now.minus(tuning.retention()));
        long until = tuning.span(today);
        long secondDay = history.begin + history.spansADay();
        List<TenantWatch.Period> periods = new ArrayList<>();
        if (held <= history.begin && secondDay <= until) {
            periods.add(period(WatchAge.FIRST_DAY, history.begin, secondDay));
        }
        long later = Math.max(held, secondDay);
        if (later + history.spansADay() <= until) {
            periods.add(period(WatchAge.LATER, later, until));
        }
        return periods;
    }

    private TenantWatch.Period period(WatchAge age, long from, long to) {
        int perHour = tuning.spans(Duration.ofHours(1));
        Map<String, Seen> rules = new TreeMap<>();
        history.series.forEach((series, spans) -> {
            int sightings = spans.count(from, to);
            if (sightings > 0) {
                rules.computeIfAbsent(series.rule(), rule -> new Seen())
                        .add(sightings, spans.countGrouped(from, to, perHour));
            }
        });
        return new TenantWatch.Period(
                age,
                (double) (to - from) / history.spansADay(),
                rules.entrySet().stream()
                        .map(rule -> rule.getValue().of(rule.getKey()))
                        .toList());
    }

    /** Sums over the victims of one rule. */
    private static final class Seen {
        private long sightings;
        private long hours;
        private long victims;

        private void add(int seen, int inHours) {
            sightings += seen;
            hours += inHours;
            victims++;
        }

        private TenantWatch.Seen of(String rule) {
            return new TenantWatch.Seen(rule, sightings, hours, victims);
        }
    }
}
