package io.breakwater.bench.pipeline;

import io.breakwater.core.drill.DrillPlan;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.topology.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Drills that follow each other in event time, as the records that a door would make of them. */
final class Drills {
    private static final Instant BASE = Instant.parse("2025-04-01T00:00:00Z");
    /** From the end of one drill to the end of the next: no longer than a drill lasts and a day, so that event time is even. */
    private static final Duration APART = Duration.ofDays(27);

    private Drills() {}

    /**
     * One drill.
     *
     * @param facts what is known of tenants and assets before
     * @param lines in the order of their arrival
     */
    record Drill(List<RawRecord> facts, List<RawRecord> lines) {}

    static Drill number(int drill) {
        Instant base = BASE.plus(APART.multipliedBy(drill));
        DrillPlan plan = DrillPlan.of(drill + 1, base);
        Stream<RawRecord> tenants = plan.tenants().stream().map(profile -> Facts.record(profile, base));
        Stream<RawRecord> assets = plan.exposed().stream().map(asset -> Facts.record(asset, base));
        return new Drill(
                Stream.concat(tenants, assets).toList(),
                plan.lines().stream().map(line -> line.record(0)).toList());
    }
}
