package io.breakwater.core.connector;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stream read byte by byte with its place, and a collector that keeps a record's bytes up to a limit. */
final class ByteSource {
    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int next;
    private int filled;
    private long offset;
    private @Nullable IOException failure;

    private byte[] kept = new byte[4 * 1024];
    private int keptLength;
    private long length;
    private final int maxKept;

    ByteSource(InputStream in, int maxKept) {
        this.in = in;
        this.maxKept = maxKept;
    }

    /** The next byte, or -1 at the end; a stream that breaks ends there, see {@link #failure}. */
    int read() {
        if (next == filled && !fill()) {
            return -1;
        }
        offset++;
        return buffer[next++] & 0xff;
    }

    int peek() {
        return next == filled && !fill() ? -1 : buffer[next] & 0xff;
    }

    /** Looks {@code count} bytes ahead at most; shorter at the end. The buffer is large enough for any such look. */
    byte[] look(int count) {
        while (filled - next < count) {
            if (!compactAndFill()) {
                break;
            }
        }
        return Arrays.copyOfRange(buffer, next, Math.min(filled, next + count));
    }

    /** 0-based place of the next byte. */
    long offset() {
        return offset;
    }

    /** Why the stream ended before its time. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    private boolean fill() {
        next = 0;
        filled = 0;
        return compactAndFill();
    }

    private boolean compactAndFill() {
        if (failure != null) {
            return false;
        }
        System.arraycopy(buffer, next, buffer, 0, filled - next);
        filled -= next;
        next = 0;
        if (filled == buffer.length) {
            return false;
        }
        try {
            int count = in.read(buffer, filled, buffer.length - filled);
            filled += Math.max(count, 0);
            return count > 0;
        } catch (IOException broken) {
            failure = broken;
            return false;
        }
    }

    void begin() {
        keptLength = 0;
        length = 0;
    }

    void keep(int octet) {
        length++;
        if (keptLength == maxKept) {
            return;
        }
        if (keptLength == kept.length) {
            kept = Arrays.copyOf(kept, (int) Math.min(maxKept, 2L * kept.length));
        }
        kept[keptLength++] = (byte) octet;
    }

    /** Keeps bytes up to and without the next LF; false at the end of the stream when there was nothing at all. */
    boolean keepLine() {
        begin();
        if (peek() < 0) {
            return false;
        }
        while (peek() >= 0 && peek() != '\n') {
            keepBuffered(lineEnd() - next);
        }
        read();
        if (keptLength == length && keptLength > 0 && kept[keptLength - 1] == '\r') {
            keptLength--;
            length--;
        }
        return true;
    }

    /** Keeps the next {@code count} bytes, fewer at the end of the stream. */
    void keepBlock(int count) {
        begin();
        while (keptLength < count && peek() >= 0) {
            keepBuffered(Math.min(count - keptLength, filled - next));
        }
    }

    /** Where in the buffer the line ends, or the buffer. */
    private int lineEnd() {
        int end = next;
        while (end < filled && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private void keepBuffered(int count) {
        int room = Math.min(count, maxKept - keptLength);
        if (keptLength + room > kept.length) {
            kept = Arrays.copyOf(kept, (int) Math.min(maxKept, Math.max(2L * kept.length, keptLength + room)));
        }
        System.arraycopy(buffer, next, kept, keptLength, room);
        keptLength += room;
        length += count;
        next += count;
        offset += count;
    }

    boolean overflown() {
        return length > keptLength;
    }

    /** Bytes since {@link #begin}, kept or not. */
    long length() {
        return length;
    }

    byte[] kept() {
        return Arrays.copyOf(kept, keptLength);
    }

    boolean keptIsBlank() {
        for (int i = 0; i < keptLength; i++) {
            if (!isBlank(kept[i])) {
                return false;
            }
        }
        return true;
    }

    static boolean isBlank(int octet) {
        return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
    }
}
