package io.breakwater.core.connector;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the records of an EVTX chunk stand. Source: the format description of libevtx (J. Metz, "Windows XML Event Log
 * (EVTX) format").
 */
public final class ChunkLayout {
    /** Length of a file header, before the first chunk. */
    public static final int FILE_HEADER_BYTES = 4096;

    /** Length of a chunk. */
    public static final int CHUNK_BYTES = 64 * 1024;

    /** Length of a chunk's header with its tables; the first record stands behind it. */
    public static final int CHUNK_HEADER_BYTES = 512;

    private static final int LAST_ID_FIELD = 32;
    private static final int FREE_SPACE_FIELD = 48;
    private static final int RECORD_ID = 8;
    private static final int RECORD_MAGIC = 0x00002a2a;
    private static final int RECORD_OVERHEAD = 28;

    private ChunkLayout() {}

    /**
     * A stretch of a chunk.
     *
     * @param whole whether it is a whole record; otherwise it is damage between or behind records, of length zero where
     *     the chunk is cut off between two records
     */
    public record Stretch(int offset, int length, boolean whole) {}

    /**
     * Records and damage of a chunk in their order; {@code chunk} may be cut short. Behind damage, reading goes on at the
     * next record only if its identifier fits in: a chunk that was copied while Windows rewrote it holds sectors of another
     * time, whose records refer to templates that are gone and would be read wrongly.
     */
    public static List<Stretch> stretches(byte[] chunk) {
        ByteBuffer bytes = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        int end = end(bytes);
        List<Stretch> found = new ArrayList<>();
        long lastId = 0;
        int at = CHUNK_HEADER_BYTES;
        while (at < end) {
            int length = recordLength(bytes, at);
            boolean whole = length > 0;
            int next = whole ? at + length : nextRecord(bytes, at + 1, end, lastId);
            lastId = whole ? bytes.getLong(at + RECORD_ID) : lastId;
            found.add(new Stretch(at, next - at, whole));
            at = next;
        }
        if (declaredEnd(bytes) > end && (found.isEmpty() || found.getLast().whole())) {
            found.add(new Stretch(end, 0, false));
        }
        return found;
    }

    /** Number of whole records. */
    public static int records(byte[] chunk) {
        return (int) stretches(chunk).stream().filter(Stretch::whole).count();
    }

    private static int end(ByteBuffer bytes) {
        return Math.min(declaredEnd(bytes), bytes.limit());
    }

    /** Where free space begins, by the chunk's own word; the whole chunk where that cannot be. */
    private static int declaredEnd(ByteBuffer bytes) {
        if (bytes.limit() < CHUNK_HEADER_BYTES) {
            return CHUNK_BYTES;
        }
        int free = bytes.getInt(FREE_SPACE_FIELD);
        return free >= CHUNK_HEADER_BYTES && free <= CHUNK_BYTES ? free : CHUNK_BYTES;
    }

    /** Length of the whole record at {@code at}, or -1 when there is none. */
    private static int recordLength(ByteBuffer bytes, int at) {
        if (at + RECORD_OVERHEAD > bytes.limit() || bytes.getInt(at) != RECORD_MAGIC) {
            return -1;
        }
        int length = bytes.getInt(at + 4);
        boolean fits = length >= RECORD_OVERHEAD && length <= bytes.limit() - at;
        return fits && bytes.getInt(at + length - 4) == length ? length : -1;
    }

    private static int nextRecord(ByteBuffer bytes, int from, int end, long lastId) {
        for (int at = from; at < end; at++) {
            if (recordLength(bytes, at) > 0 && fitsIn(bytes, bytes.getLong(at + RECORD_ID), lastId)) {
                return at;
            }
        }
        return end;
    }

    private static boolean fitsIn(ByteBuffer bytes, long id, long lastId) {
        return id > lastId && id <= bytes.getLong(LAST_ID_FIELD);
    }
}
