package io.breakwater.core.connector.evtx;

import io.breakwater.core.connector.ChunkLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** One 64 KiB chunk: its header and whether what it says of itself is true. */
final class Chunk {
    private static final byte[] MAGIC = "ElfChnk\0".getBytes(StandardCharsets.US_ASCII);
    private static final int FREE_SPACE = 48;
    private static final int RECORDS_CHECKSUM = 52;
    private static final int HEADER_CHECKSUM = 124;

    private final byte[] bytes;
    private final ByteBuffer view;

    Chunk(byte[] bytes) {
        this.bytes = bytes;
        this.view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static boolean begins(byte[] bytes) {
        return bytes.length >= ChunkLayout.CHUNK_HEADER_BYTES
                && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    boolean headerIsSound() {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, 120);
        sum.update(bytes, 128, ChunkLayout.CHUNK_HEADER_BYTES - 128);
        return (int) sum.getValue() == view.getInt(HEADER_CHECKSUM);
    }

    boolean recordsAreSound() {
        int end = view.getInt(FREE_SPACE);
        if (end < ChunkLayout.CHUNK_HEADER_BYTES || end > bytes.length) {
            return false;
        }
        CRC32 sum = new CRC32();
        sum.update(bytes, ChunkLayout.CHUNK_HEADER_BYTES, end - ChunkLayout.CHUNK_HEADER_BYTES);
        return (int) sum.getValue() == view.getInt(RECORDS_CHECKSUM);
    }

    /** The FILETIME at which the record at {@code offset} was written. */
    long writtenAt(int offset) {
        return view.getLong(offset + 16);
    }
}
