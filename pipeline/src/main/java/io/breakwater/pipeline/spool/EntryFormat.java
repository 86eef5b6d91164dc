package io.breakwater.pipeline.spool;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One entry of a segment: length of the body (4 bytes), CRC-32C over length and body (4 bytes), body. The checksum covers
 * the length too, so that a run of zeros, which file systems leave after a power cut, is not an entry.
 */
final class EntryFormat {
    static final int HEADER = 2 * Integer.BYTES;

    private EntryFormat() {}

    static int sizeOf(byte[] body) {
        return HEADER + body.length;
    }

    static void put(byte[] body, ByteBuffer out) {
        out.putInt(body.length).putInt(checksum(body.length, body, 0)).put(body);
    }

    static int checksum(int length, byte[] array, int offset) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
        crc.update(array, offset, length);
        return (int) crc.getValue();
    }
}
