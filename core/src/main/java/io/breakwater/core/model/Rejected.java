package io.breakwater.core.model;

import java.time.Instant;
import java.util.Arrays;

/**
 * A record, or a part of one, that could not be understood; kept and counted, never dropped.
 *
 * @param code stable, for counting: {@code json.syntax}, {@code evtx.chunk-checksum}, {@code time.out-of-range}
 * @param message what is wrong and what to do, with the byte or line inside the record where known
 * @param payload the offending bytes, cut to {@link #MAX_KEPT} where longer
 * @param payloadLength bytes it had before the cut
 */
public record Rejected(
        TenantId tenant,
        SourceId source,
        Instant arrival,
        Origin origin,
        String code,
        String message,
        byte[] payload,
        long payloadLength) {
    /** Bytes of a rejected payload that are kept. */
    public static final int MAX_KEPT = 64 * 1024;

    public static Rejected of(RawRecord origin, String code, String message) {
        return of(origin, origin.origin(), code, message);
    }

    /** Rejects a part of {@code origin} that stands at {@code place}. */
    public static Rejected of(RawRecord origin, Origin place, String code, String message) {
        byte[] bytes = origin.payload();
        byte[] kept = bytes.length > MAX_KEPT ? Arrays.copyOf(bytes, MAX_KEPT) : bytes;
        return new Rejected(
                origin.tenant(), origin.source(), origin.arrival(), place, code, message, kept, bytes.length);
    }

    /** Content id: the same broken record sent twice is one rejected record. */
    public String id() {
        return ContentHash.of("rejected")
                .add(tenant.value())
                .add(source.value())
                .add(code)
                .add(payloadLength)
                .add(payload)
                .add(message)
                .hex();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rejected that && id().equals(that.id()) && origin.equals(that.origin);
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }
}
