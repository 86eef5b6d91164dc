package io.breakwater.core.detect.indicator;

/** Which part the value plays in the event. */
public enum Contact {
    /** It came from there. */
    INBOUND,
    /** Something went there, or asked for it. */
    OUTBOUND,
    /** It is here: a file, a certificate. */
    PRESENT
}
