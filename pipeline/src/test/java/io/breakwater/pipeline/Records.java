package io.breakwater.pipeline;

import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Records for tests. */
public final class Records {
    private static final Instant ARRIVAL = Instant.parse("2025-03-01T08:00:00.000000001Z");

    private Records() {}

    public static RawRecord line(String tenant, String text) {
        return new RawRecord(
                new TenantId(tenant),
                new SourceId("waf-1"),
                ARRIVAL,
                new Origin("http", 7, -1),
                Optional.empty(),
                text.getBytes(StandardCharsets.UTF_8));
    }

    public static String text(RawRecord record) {
        return new String(record.payload(), StandardCharsets.UTF_8);
    }
}
