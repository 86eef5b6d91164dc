package io.breakwater.core.connector;

/** How a stream of a format falls apart into records. */
public enum Framing {
    /** One record a line (LF or CRLF), empty lines skipped but numbered. */
    LINES,
    /** A header line first; each record travels as header line, LF, its own line. */
    CSV,
    /** JSON values one after another, or the elements of one top-level array. */
    JSON_VALUES,
    /** EVTX: one 64 KiB chunk a record. */
    EVTX_CHUNKS
}
