package io.breakwater.pipeline.wire;

import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.time.Instant;

/**
 * What one record held, to be counted once however often the record comes.
 *
 * @param fingerprint first 64 bits of the record's content hash
 * @param newestEvent event time of its newest event; {@code arrival} where it held none
 */
public record RecordTally(
        TenantId tenant,
        SourceId source,
        long fingerprint,
        int events,
        int detections,
        int rejected,
        Instant arrival,
        Instant newestEvent) {}
