package io.breakwater.core.connector;

import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * Understands one format. Stateless and safe for many threads. A new one is a mapping file in content, or a folder below
 * this package whose class stands in {@code META-INF/services}.
 */
public interface Connector {
    /** Stable name: {@code evtx}, {@code suricata-eve}, {@code cloud-mirror}. */
    String name();

    /** How sure it is that the sample is its format: 0 not at all, 100 certain. The surest connector wins. */
    int recognise(Sample sample);

    Framing framing();

    /**
     * Reads one record. Whatever it holds goes to the sink as an event or as a rejected record with code, place and
     * message; it never throws for bad input.
     *
     * @param around what the record's wrapping says
     */
    void parse(RawRecord record, Surroundings around, ParseSink sink);

    /** Reads one record that came without a wrapping. */
    default void parse(RawRecord record, ParseSink sink) {
        parse(record, Surroundings.NONE, sink);
    }

    /** Names by which envelopes call the product whose logs these are; none for most. */
    default List<String> senders() {
        return List.of();
    }

    /** The tenant that the record itself names; only feeds of providers with many tenants have one. */
    default Optional<TenantId> claimedTenant(RawRecord record) {
        return Optional.empty();
    }
}
