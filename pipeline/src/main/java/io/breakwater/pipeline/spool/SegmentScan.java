package io.breakwater.pipeline.spool;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out how much of a segment holds whole entries: what stands behind is the torn tail of a crash. */
final class SegmentScan {
    private static final int BUFFER = 1 << 20;

    private SegmentScan() {}

    /** Bytes of {@code segment} up to the end of the last entry that is whole. */
    static long wholeBytes(Path segment, int largestBody) throws IOException {
        long whole = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(segment), BUFFER))) {
            int body = next(in, largestBody);
            while (body >= 0) {
                whole += EntryFormat.HEADER + body;
                body = next(in, largestBody);
            }
        }
        return whole;
    }

    /** Length of the next entry's body; -1 when there is no whole one. */
    private static int next(DataInputStream in, int largestBody) throws IOException {
        try {
            int length = in.readInt();
            int checksum = in.readInt();
            if (length < 0 || length > largestBody) {
                return -1;
            }
            byte[] body = new byte[length];
            in.readFully(body);
            return EntryFormat.checksum(length, body, 0) == checksum ? length : -1;
        } catch (EOFException torn) {
            return -1;
        }
    }
}
