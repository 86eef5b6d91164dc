package io.breakwater.core.connector;

import io.breakwater.core.model.Origin;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Splits a stream into records by a connector's framing, in constant memory. What cannot be a record (too long, cut off,
 * a stream that breaks) comes out as {@link Framed.Refused} with its place, and reading goes on behind it where it can.
 */
public final class RecordReader {
    /** Longest record read: 16 MiB. */
    public static final int MAX_RECORD_BYTES = 16 * 1024 * 1024;

    static final int KEPT_OF_REFUSED = 64 * 1024;

    private final ByteSource bytes;
    private final String file;
    private final Splitter splitter;
    private boolean failureTold;

    /**
     * @param file display name, for the origins
     * @param in read to its end but not closed
     */
    public RecordReader(String file, InputStream in, Framing framing) {
        this(file, in, framing, MAX_RECORD_BYTES);
    }

    RecordReader(String file, InputStream in, Framing framing, int maxRecordBytes) {
        this.file = file;
        this.bytes = new ByteSource(in, maxRecordBytes);
        this.splitter = switch (framing) {
            case LINES -> new LineSplitter(bytes, file);
            case CSV -> new CsvSplitter(bytes, file);
            case JSON_VALUES -> JsonSplitter.chosenFor(bytes, file);
            case EVTX_CHUNKS -> new ChunkSplitter(bytes, file);
        };
    }

    /** One way of splitting. */
    interface Splitter {
        Optional<Framed> next();

        /** 0-based number that the next record would have. */
        long recordNumber();
    }

    /** The next record or refused piece; empty at the end. */
    public Optional<Framed> next() {
        Optional<Framed> next = splitter.next();
        return next.isPresent() ? next : brokenStream();
    }

    private Optional<Framed> brokenStream() {
        if (failureTold || bytes.failure().isEmpty()) {
            return Optional.empty();
        }
        failureTold = true;
        Origin place = new Origin(file, splitter.recordNumber(), bytes.offset());
        return Optional.of(new Framed.Refused(
                place,
                "input.unreadable",
                "reading stopped at byte " + bytes.offset() + ": "
                        + bytes.failure().get().getMessage() + "; the file is cut off or damaged",
                new byte[0],
                0));
    }

    /** The bytes kept since {@code begin}, as a record or, when they were too many, as a refused piece. */
    static Framed framed(ByteSource bytes, Origin origin) {
        byte[] kept = bytes.kept();
        if (!bytes.overflown()) {
            return new Framed.Whole(origin, kept);
        }
        return new Framed.Refused(
                origin,
                "record.too-long",
                "a record of " + bytes.length() + " bytes; at most " + kept.length
                        + " are read, let the sender split or shorten it",
                Arrays.copyOf(kept, Math.min(kept.length, KEPT_OF_REFUSED)),
                bytes.length());
    }
}
