package io.breakwater.core.connector;

import io.breakwater.core.model.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * EVTX files: each 64 KiB chunk is one record, numbered by the first event in it, counted over the file. Unused chunks (all
 * zero) are skipped. A chunk that was cut off is handed on as far as it goes.
 */
final class ChunkSplitter implements RecordReader.Splitter {
    private static final byte[] FILE_MAGIC = "ElfFile\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNK_MAGIC = "ElfChnk\0".getBytes(StandardCharsets.US_ASCII);

    private final ByteSource bytes;
    private final String file;
    private long events;
    private boolean headerRead;

    ChunkSplitter(ByteSource bytes, String file) {
        this.bytes = bytes;
        this.file = file;
    }

    @Override
    public Optional<Framed> next() {
        if (!headerRead) {
            headerRead = true;
            byte[] header = take(ChunkLayout.FILE_HEADER_BYTES);
            if (!startsWith(header, FILE_MAGIC)) {
                return Optional.of(refused(0, "evtx.file-magic", "no EVTX file header", header));
            }
        }
        return nextChunk();
    }

    private Optional<Framed> nextChunk() {
        long start = bytes.offset();
        byte[] chunk = take(ChunkLayout.CHUNK_BYTES);
        while (chunk.length > 0 && isUnused(chunk)) {
            start = bytes.offset();
            chunk = take(ChunkLayout.CHUNK_BYTES);
        }
        if (chunk.length == 0) {
            return Optional.empty();
        }
        if (!startsWith(chunk, CHUNK_MAGIC)) {
            return Optional.of(refused(start, "evtx.chunk-magic", "no chunk header", chunk));
        }
        Origin origin = new Origin(file, events, start);
        events += ChunkLayout.records(chunk);
        return Optional.of(new Framed.Whole(origin, chunk));
    }

    private byte[] take(int count) {
        bytes.keepBlock(count);
        return bytes.kept();
    }

    private Framed refused(long at, String code, String what, byte[] seen) {
        return new Framed.Refused(
                new Origin(file, events, at),
                code,
                what + " at byte " + at + "; the " + seen.length + " bytes there are left out, the rest is read",
                Arrays.copyOf(seen, Math.min(seen.length, RecordReader.KEPT_OF_REFUSED)),
                seen.length);
    }

    private static boolean isUnused(byte[] chunk) {
        for (byte octet : chunk) {
            if (octet != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    @Override
    public long recordNumber() {
        return events;
    }
}
