package io.breakwater.core.respond.proof;

import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ActionKind;
import java.time.Instant;

/**
 * One event that names the target of an action, cut down to what is counted of it.
 *
 * @param time when it happened by the product's clock; its arrival where that clock runs ahead
 * @param fingerprint 64 bits of the event's id: the same for a double
 */
public record Passage(
        TenantId tenant,
        ActionKind kind,
        String target,
        SourceId source,
        Instant time,
        Fate fate,
        Direction direction,
        long fingerprint) {}
