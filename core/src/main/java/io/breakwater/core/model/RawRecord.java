package io.breakwater.core.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Bytes as received. A record can hold several events (an EVTX chunk holds a hundred).
 *
 * @param connector name of the connector that must read it; empty: told by content
 * @param payload the bytes, unchanged; not copied, callers must not modify it
 */
public record RawRecord(
        TenantId tenant, SourceId source, Instant arrival, Origin origin, Optional<String> connector, byte[] payload) {

    /** Two records are one when tenant, source and bytes are equal; arrival and origin do not count. */
    public String contentHash() {
        return ContentHash.of("record")
                .add(tenant.value())
                .add(source.value())
                .add(payload)
                .hex();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawRecord that
                && tenant.equals(that.tenant)
                && source.equals(that.source)
                && arrival.equals(that.arrival)
                && origin.equals(that.origin)
                && connector.equals(that.connector)
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tenant, source, arrival, origin, connector, Arrays.hashCode(payload));
    }

    @Override
    public String toString() {
        return "RawRecord[" + tenant + "/" + source + " " + origin + ", " + payload.length + " bytes]";
    }
}
