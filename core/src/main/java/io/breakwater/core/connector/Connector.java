package io.breakwater.core.connector;

import io.breakwater.core.model.RawRecord;

/**
 * Understands one format. Stateless and safe for many threads. A new one is a folder below this package with a class
 * annotated for ServiceLoader, or only a mapping file in content.
 */
public interface Connector {
    /** Stable name: {@code evtx}, {@code suricata-eve}, {@code mapping:cloud-mirror}. */
    String name();

    /** How sure it is that the sample is its format: 0 not at all, 100 certain. The surest connector wins. */
    int recognise(Sample sample);

    Framing framing();

    /**
     * Reads one record. Whatever it holds goes to the sink as an event or as a rejected record with code, place and
     * message; it never throws for bad input.
     */
    void parse(RawRecord record, ParseSink sink);
}
