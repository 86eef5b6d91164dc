package io.breakwater.core.detect;

import io.breakwater.core.model.Detection;
import io.breakwater.core.model.TenantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds back a rule or an indicator that floods: per rule, tenant and hour of event time only so many hits pass. Whoever
 * asks counts what is held back and shows it. Forgetting counts, after a restart or when there are too many, lets more
 * through, never less.
 */
public final class HitGate {
    /** Hits of one rule per tenant and hour of event time, above which it floods. */
    public static final int MOST_PER_HOUR = 20_000;

    private static final int MOST_COUNTERS = 200_000;
    private static final long HOUR = 3_600_000;

    private final int mostPerHour;
    private final Map<Bucket, AtomicInteger> passed = new ConcurrentHashMap<>();

    private record Bucket(String ruleId, TenantId tenant, long hour) {}

    /** @param mostPerHour hits of one rule that pass per tenant and hour of event time; above zero */
    public HitGate(int mostPerHour) {
        if (mostPerHour <= 0) {
            throw new IllegalArgumentException("mostPerHour must be above zero: " + mostPerHour);
        }
        this.mostPerHour = mostPerHour;
    }

    /** Whether the hit goes on; to be asked once for each. */
    public boolean passes(Detection detection) {
        if (passed.size() > MOST_COUNTERS) {
            passed.clear();
        }
        long hour = Math.floorDiv(detection.time().toEpochMilli(), HOUR);
        Bucket bucket = new Bucket(detection.rule().id(), detection.tenant(), hour);
        return passed.computeIfAbsent(bucket, key -> new AtomicInteger()).incrementAndGet() <= mostPerHour;
    }
}
