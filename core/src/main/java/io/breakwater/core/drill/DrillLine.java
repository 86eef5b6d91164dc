package io.breakwater.core.drill;

import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * One log line of the drill, ready for its door.
 *
 * @param connector name of the connector that reads the line; a door may also tell it by content
 * @param arrival when it reaches the door; some lines come hours after what they tell of, some come twice
 * @param line without line end
 */
public record DrillLine(TenantId tenant, SourceId source, String connector, Door door, Instant arrival, String line) {
    /** The record that the door makes of it, as the line of this number in the drill. */
    public RawRecord record(long number) {
        return new RawRecord(
                tenant,
                source,
                arrival,
                new Origin("drill", number, -1),
                Optional.of(connector),
                line.getBytes(StandardCharsets.UTF_8));
    }
}
