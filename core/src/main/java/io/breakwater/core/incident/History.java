package io.breakwater.core.incident;

import io.breakwater.core.model.Entity;
import io.breakwater.core.model.SightingRate;
import io.breakwater.core.model.WatchAge;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** When each rule fired, per victim and in the tenant: a set of spans, so that doubles and order do not matter. */
final class History {
    final Map<Series, SpanSet> series = new HashMap<>();
    final Borrowing borrowing;
    private final Map<String, NavigableMap<Long, Integer>> tenant = new HashMap<>();
    private final CorrelationTuning tuning;
    /** The first span in which anything was seen of the tenant; never forgotten. */
    long begin = Long.MAX_VALUE;

    /** One rule on one victim. */
    record Series(String rule, Entity victim) {}

    /** @param peers what the tenant borrows where no fact says otherwise */
    History(CorrelationTuning tuning, PeerRates peers) {
        this.tuning = tuning;
        this.borrowing = new Borrowing(peers, tuning);
    }

    /**
     * Learns that the tenant was watched in this span. Gives the span before which groups borrow less than they did; the
     * lowest number there is when none does.
     */
    long watched(long span) {
        if (span >= begin) {
            return Long.MIN_VALUE;
        }
        long before = begin;
        begin = span;
        return before == Long.MAX_VALUE ? Long.MIN_VALUE : before + tuning.raritySpans();
    }

    /** True when the rule had not been seen on this victim in this span. */
    boolean enter(GroupKey key) {
        boolean added = series.computeIfAbsent(new Series(key.rule(), key.victim()), ignored -> new SpanSet())
                .add(key.span());
        if (added) {
            enterTenant(key.rule(), key.span());
        }
        return added;
    }

    /** Takes back what {@link #enter} entered. */
    void leave(GroupKey key) {
        SpanSet spans = series.get(new Series(key.rule(), key.victim()));
        if (spans != null && spans.remove(key.span())) {
            tenant.computeIfPresent(key.rule(), (rule, counts) -> {
                counts.computeIfPresent(key.span(), (span, count) -> count == 1 ? null : count - 1);
                return counts.isEmpty() ? null : counts;
            });
        }
    }

    private void enterTenant(String rule, long span) {
        tenant.computeIfAbsent(rule, ignored -> new TreeMap<>()).merge(span, 1, Integer::sum);
    }

    /** Continues from what {@link #series} held. */
    void restore(Series known, SpanSet spans) {
        series.put(known, spans);
        for (int word = 0; word < spans.words().length; word++) {
            for (int bit = 0; bit < Long.SIZE; bit++) {
                if ((spans.words()[word] & 1L << bit) != 0) {
                    enterTenant(known.rule(), (spans.base() + word) * Long.SIZE + bit);
                }
            }
        }
    }

    /** How common the rule was before this span. */
    Rarity before(GroupKey key) {
        long from = key.span() - tuning.raritySpans();
        SpanSet spans = series.getOrDefault(new Series(key.rule(), key.victim()), new SpanSet());
        int perHour = tuning.spans(Duration.ofHours(1));
        long thisHour = Math.floorDiv(key.span(), perHour) * perHour;
        int onVictim = spans.count(from, key.span());
        int inTenant = inTenant(key, from);
        WatchAge age = isFirstDay(key) ? WatchAge.FIRST_DAY : WatchAge.LATER;
        PeerRates peers = borrowing.at(key.span());
        long unwatched = Math.min(begin, key.span()) - from;
        SightingRate borrowed = unwatched <= 0
                ? SightingRate.NEVER
                : peers.know(age)
                        ? peers.of(key.rule(), age).over((double) unwatched / spansADay())
                        : extrapolated(unwatched, onVictim, Math.max(inTenant, onVictim));
        return new Rarity(
                onVictim,
                spans.countGrouped(from, thisHour, perHour),
                inTenant,
                borrowed,
                age == WatchAge.LATER || peers.know(age));
    }

    /** What would have been seen in the unwatched part of the window, at the pace of the watched part. */
    private SightingRate extrapolated(long unwatched, int onVictim, int inTenant) {
        double times = (double) unwatched / Math.max(1, tuning.raritySpans() - unwatched);
        return new SightingRate((inTenant + Rarity.UNSEEN) * times, (onVictim + Rarity.UNSEEN) * times, 0);
    }

    boolean isUnseen() {
        return begin == Long.MAX_VALUE;
    }

    /** The first span that borrows nothing; only when something was seen. */
    long borrowsUntil() {
        return begin + tuning.raritySpans();
    }

    private boolean isFirstDay(GroupKey key) {
        return key.span() - begin < spansADay();
    }

    long spansADay() {
        return tuning.spans(Duration.ofDays(1));
    }

    private int inTenant(GroupKey key, long from) {
        NavigableMap<Long, Integer> spans = tenant.get(key.rule());
        if (spans == null) {
            return 0;
        }
        int count = 0;
        for (int inSpan :
                spans.subMap(from, true, key.span(), false).descendingMap().values()) {
            count += inSpan;
            if (count >= Rarity.PLENTY) {
                return Rarity.PLENTY;
            }
        }
        return count;
    }

    void forgetBefore(long span) {
        series.values().removeIf(spans -> spans.forgetBefore(span));
        Iterator<NavigableMap<Long, Integer>> rules = tenant.values().iterator();
        while (rules.hasNext()) {
            NavigableMap<Long, Integer> spans = rules.next();
            spans.headMap(span, false).clear();
            if (spans.isEmpty()) {
                rules.remove();
            }
        }
    }
}
