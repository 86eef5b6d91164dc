package io.breakwater.core.respond.action;

import io.breakwater.core.model.IncidentId;
import io.breakwater.core.model.TenantId;
import java.time.Instant;

/**
 * What a responder is told.
 *
 * @param id the same for every attempt: a receiver that has seen it does nothing again
 * @param until when it will be taken back; a device that can forget by itself may use it
 */
public record Command(
        ActionId id, TenantId tenant, IncidentId incident, ActionKind kind, String target, Instant until) {
    /** @throws IllegalStateException for an action that nobody approved */
    public static Command of(Action action) {
        ActionOrder order = action.order();
        return new Command(
                order.id(),
                order.tenant(),
                order.incident(),
                order.kind(),
                order.target(),
                action.expires().orElseThrow(() -> new IllegalStateException(order.id() + " was not approved")));
    }
}
