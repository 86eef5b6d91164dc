package io.breakwater.core.detect;

import io.breakwater.core.model.Detection;
import io.breakwater.core.model.TenantId;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Holds back a rule that floods: per rule, tenant and hour of event time only so many hits pass. What is held back is
 * counted and shown. Forgetting counts, after a restart or when there are too many, lets more through, never less.
 */
public final class HitGate {
    private static final int MOST_COUNTERS = 200_000;
    private static final long HOUR = 3_600_000;

    private final int mostPerHour;
    private final Map<Bucket, AtomicInteger> passed = new ConcurrentHashMap<>();
    private final Map<Flood, LongAdder> held = new ConcurrentHashMap<>();

    private record Bucket(Flood flood, long hour) {}

    /** A rule that floods one tenant. */
    public record Flood(String ruleId, TenantId tenant) implements Comparable<Flood> {
        @Override
        public int compareTo(Flood other) {
            int byRule = ruleId.compareTo(other.ruleId);
            return byRule != 0 ? byRule : tenant.compareTo(other.tenant);
        }
    }

    /** @param mostPerHour hits of one rule that pass per tenant and hour of event time; above zero */
    public HitGate(int mostPerHour) {
        if (mostPerHour <= 0) {
            throw new IllegalArgumentException("mostPerHour must be above zero: " + mostPerHour);
        }
        this.mostPerHour = mostPerHour;
    }

    boolean passes(Detection detection) {
        if (passed.size() > MOST_COUNTERS) {
            passed.clear();
        }
        Flood flood = new Flood(detection.rule().id(), detection.tenant());
        Bucket bucket = new Bucket(flood, Math.floorDiv(detection.time().toEpochMilli(), HOUR));
        boolean passes =
                passed.computeIfAbsent(bucket, key -> new AtomicInteger()).incrementAndGet() <= mostPerHour;
        if (!passes) {
            held.computeIfAbsent(flood, key -> new LongAdder()).increment();
        }
        return passes;
    }

    /** Number of hits held back so far, by rule and tenant; empty when no rule floods. */
    public Map<Flood, Long> heldBack() {
        Map<Flood, Long> counts = new TreeMap<>();
        held.forEach((flood, count) -> counts.put(flood, count.sum()));
        return counts;
    }
}
