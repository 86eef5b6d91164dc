package io.breakwater.core.connector;

import io.breakwater.core.model.RawRecord;
import java.util.Optional;

/**
 * A format that only wraps another: syslog around CEF, a log shipper's JSON around a line. Opening it gives the record
 * inside, which is then read by whatever connector its content or the envelope names.
 */
public interface Envelope {
    String name();

    /** As {@link Connector#recognise}. */
    int recognise(Sample sample);

    Framing framing();

    /** Takes the wrapping off. */
    Opened open(RawRecord record) throws Malformed;

    /**
     * What was inside.
     *
     * @param inner same origin, tenant and source; its connector is set when the envelope says whose log it is
     * @param around what the wrapping says of it
     * @param otherwise what to make of the whole when no connector is sure of the inside; empty: it is rejected
     */
    record Opened(RawRecord inner, Surroundings around, Optional<Understood> otherwise) {
        /** Opened, and of no use when the inside is not understood. */
        public Opened(RawRecord inner, Surroundings around) {
            this(inner, around, Optional.empty());
        }
    }
}
