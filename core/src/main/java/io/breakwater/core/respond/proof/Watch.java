package io.breakwater.core.respond.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ActionId;
import io.breakwater.core.respond.action.ActionKind;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The order to count all events of a tenant that name the target of an action. It travels as a record of the connector
 * {@link #CONNECTOR} among the tenant's own, as facts do: durable before it counts, and a replay meets it in its place.
 *
 * @param target in lower case
 * @param until records that arrive later are not counted for it; empty as long as the action stands
 */
public record Watch(TenantId tenant, ActionId action, ActionKind kind, String target, Optional<Instant> until) {
    /** Name of the connector in a record that holds one order as JSON; no door lets a sender name it. */
    public static final String CONNECTOR = "watch";

    public Watch {
        target = target.strip().toLowerCase(Locale.ROOT);
    }

    /** The record that carries the order. */
    public RawRecord record(Instant arrival) {
        try {
            return new RawRecord(
                    tenant,
                    SourceId.REGISTRY,
                    arrival,
                    new Origin(SourceId.REGISTRY.value(), 0, 0),
                    Optional.of(CONNECTOR),
                    Json.text().writeValueAsBytes(this));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an order that cannot be written: " + this, impossible);
        }
    }

    /** Whether {@code record} holds an order. */
    public static boolean isIn(RawRecord record) {
        return record.connector().filter(CONNECTOR::equals).isPresent();
    }

    /** Reads the order back; one that names another tenant than its record is rejected. */
    public static void read(RawRecord record, Consumer<Watch> orders, Consumer<Rejected> rejected) {
        try {
            Watch order = Json.text().readValue(record.payload(), Watch.class);
            if (order.tenant().equals(record.tenant())) {
                orders.accept(order);
            } else {
                rejected.accept(Rejected.of(
                        record, "watch.wrong-tenant", "the order to count is about another tenant than its record"));
            }
        } catch (IOException unreadable) {
            rejected.accept(Rejected.of(record, "watch.syntax", "not an order to count: " + unreadable.getMessage()));
        }
    }
}
