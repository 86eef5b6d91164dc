package io.breakwater.store;

import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.time.Instant;

/**
 * What one source has sent since it was first heard: totals, not differences, so that writing twice counts once.
 *
 * @param records raw records taken in
 * @param events events that they held
 * @param detections rules that matched
 * @param rejected records or parts that could not be understood
 * @param lastArrival wall time at which its last record came through the door
 * @param lastEvent event time of its newest event; equal to {@code lastArrival} as long as it held none
 */
public record SourceCount(
        TenantId tenant,
        SourceId source,
        long records,
        long events,
        long detections,
        long rejected,
        Instant lastArrival,
        Instant lastEvent) {
    public SourceCount {
        if (records < 0 || events < 0 || detections < 0 || rejected < 0) {
            throw new IllegalArgumentException("totals of " + tenant + "/" + source + " must not be negative");
        }
    }
}
