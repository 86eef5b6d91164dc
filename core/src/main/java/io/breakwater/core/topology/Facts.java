package io.breakwater.core.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.breakwater.core.model.Json;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantInput;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Facts about a tenant travel the same way as logs, as records of the connector {@link #CONNECTOR}: durable before they
 * are acknowledged, and replayed in their place among the logs.
 */
public final class Facts {
    /** Name of the connector in a record that holds one fact as JSON. */
    public static final String CONNECTOR = "fact";

    private Facts() {}

    /** The record that carries {@code fact}. */
    public static RawRecord record(TenantInput fact, Instant arrival) {
        try {
            byte[] payload = Json.text().writerFor(TenantInput.class).writeValueAsBytes(fact);
            return new RawRecord(
                    fact.tenant(),
                    SourceId.REGISTRY,
                    arrival,
                    new Origin(SourceId.REGISTRY.value(), 0, 0),
                    Optional.of(CONNECTOR),
                    payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("a fact that cannot be written: " + fact, impossible);
        }
    }

    static boolean is(RawRecord record) {
        return record.connector().filter(CONNECTOR::equals).isPresent();
    }

    /** Reads the fact back; one that names another tenant than its record is rejected. */
    static void read(RawRecord record, Consumer<TenantInput> facts, Consumer<Rejected> rejected) {
        try {
            TenantInput fact = Json.text().readValue(record.payload(), TenantInput.class);
            if (fact.tenant().equals(record.tenant())) {
                facts.accept(fact);
            } else {
                rejected.accept(
                        Rejected.of(
                                record,
                                "fact.wrong-tenant",
                                "the fact is about another tenant than the one it was sent for; send it with that tenant's token"));
            }
        } catch (IOException unreadable) {
            rejected.accept(Rejected.of(record, "fact.syntax", "not a fact: " + unreadable.getMessage()));
        }
    }
}
