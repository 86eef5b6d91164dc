package io.breakwater.pipeline.toy;

import io.breakwater.core.drill.DrillLine;
import io.breakwater.core.drill.DrillPlan;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.topology.Facts;
import io.breakwater.pipeline.job.Assembly;
import io.breakwater.pipeline.job.TopologyAssembly;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The recorded drill as records, with the product's own stages. */
public final class DrillLog {
    /** The drill ends here. */
    public static final Instant END = Instant.parse("2025-04-01T00:00:00Z");

    private DrillLog() {}

    public static Assembly assembly() {
        byte[] key = "a key of the tests, not a secret".getBytes(StandardCharsets.UTF_8);
        return TopologyAssembly.of(List.of(), List.of(), ZoneId.of("Asia/Shanghai"), key);
    }

    /** Of the first few tenants: facts of the inventory, then the lines in the order of their arrival. */
    public static List<RawRecord> records(long seed, int tenants) {
        DrillPlan plan = DrillPlan.of(seed, END);
        Set<TenantId> chosen = plan.tenants().stream()
                .map(TenantProfile::tenant)
                .limit(tenants)
                .collect(Collectors.toSet());
        return records(plan).stream()
                .filter(record -> chosen.contains(record.tenant()))
                .toList();
    }

    private static List<RawRecord> records(DrillPlan plan) {
        List<RawRecord> records = new ArrayList<>();
        plan.tenants().forEach(profile -> records.add(Facts.record(profile, END)));
        plan.exposed().forEach(asset -> records.add(Facts.record(asset, END)));
        for (DrillLine line : plan.lines()) {
            records.add(line.record(records.size()));
        }
        return records;
    }
}
