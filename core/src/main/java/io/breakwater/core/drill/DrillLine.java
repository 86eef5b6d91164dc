package io.breakwater.core.drill;

import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.time.Instant;

/**
 * One log line of the drill, ready for its door.
 *
 * @param connector name of the connector that reads the line; a door may also tell it by content
 * @param arrival when it reaches the door; some lines come hours after what they tell of, some come twice
 * @param line without line end
 */
public record DrillLine(TenantId tenant, SourceId source, String connector, Door door, Instant arrival, String line) {}
