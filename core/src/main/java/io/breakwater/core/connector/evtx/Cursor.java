package io.breakwater.core.connector.evtx;

import io.breakwater.core.connector.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A place in a chunk, moving forward; little-endian. Reading past the end is {@link Malformed}, never an exception of Java's. */
final class Cursor {
    private final byte[] bytes;
    private final int end;
    private int at;

    Cursor(byte[] bytes, int at, int end) throws Malformed {
        if (at < 0 || end > bytes.length || at > end) {
            throw new Malformed("evtx.offset", "an offset points to byte " + at + " of the chunk, outside of it");
        }
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    int end() {
        return end;
    }

    boolean atEnd() {
        return at >= end;
    }

    private void need(long count) throws Malformed {
        if (count < 0 || count > end - at) {
            throw new Malformed(
                    "evtx.truncated",
                    "byte " + at + " of the chunk: " + count + " bytes were expected, " + (end - at) + " are left");
        }
    }

    void skip(long count) throws Malformed {
        need(count);
        at += (int) count;
    }

    int u8() throws Malformed {
        need(1);
        return bytes[at++] & 0xff;
    }

    int u16() throws Malformed {
        int low = u8();
        return low | u8() << 8;
    }

    long u32() throws Malformed {
        int low = u16();
        return low | (long) u16() << 16;
    }

    /** A 32-bit offset or length as int; larger than the chunk it is caught where it is used. */
    int i32() throws Malformed {
        return (int) u32();
    }

    long i64() throws Malformed {
        long low = u32();
        return low | u32() << 32;
    }

    byte[] take(int count) throws Malformed {
        need(count);
        byte[] taken = Arrays.copyOfRange(bytes, at, at + count);
        at += count;
        return taken;
    }

    /** Text of {@code characters} UTF-16 code units. */
    String utf16(int characters) throws Malformed {
        need(2L * characters);
        String text = new String(bytes, at, 2 * characters, StandardCharsets.UTF_16LE);
        at += 2 * characters;
        return text;
    }
}
