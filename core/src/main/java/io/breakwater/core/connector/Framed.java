package io.breakwater.core.connector;

import io.breakwater.core.model.Origin;

/** One step of a {@link RecordReader}: a record, or a piece of the stream that cannot be one. */
public sealed interface Framed {
    Origin origin();

    /** A record's bytes. */
    record Whole(Origin origin, byte[] payload) implements Framed {}

    /**
     * A piece that is no record; reading goes on after it where it can.
     *
     * @param head its first bytes
     * @param length how many bytes it has in all
     */
    record Refused(Origin origin, String code, String message, byte[] head, long length) implements Framed {}
}
