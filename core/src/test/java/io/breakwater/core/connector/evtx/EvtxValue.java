package io.breakwater.core.connector.evtx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A value to be written into a record. */
record EvtxValue(int type, byte[] bytes) {
    static EvtxValue nothing() {
        return new EvtxValue(0x00, new byte[0]);
    }

    static EvtxValue text(String text) {
        return new EvtxValue(0x01, text.getBytes(StandardCharsets.UTF_16LE));
    }

    static EvtxValue texts(List<String> texts) {
        return new EvtxValue(0x81, (String.join("\0", texts) + "\0").getBytes(StandardCharsets.UTF_16LE));
    }

    static EvtxValue u8(int value) {
        return new EvtxValue(0x04, new byte[] {(byte) value});
    }

    static EvtxValue u16(int value) {
        return new EvtxValue(0x06, little(2).putShort((short) value).array());
    }

    static EvtxValue i32(int value) {
        return new EvtxValue(0x07, little(4).putInt(value).array());
    }

    static EvtxValue u32(long value) {
        return new EvtxValue(0x08, little(4).putInt((int) value).array());
    }

    static EvtxValue u64(long value) {
        return new EvtxValue(0x0a, little(8).putLong(value).array());
    }

    static EvtxValue bool(boolean value) {
        return new EvtxValue(0x0d, little(4).putInt(value ? 1 : 0).array());
    }

    static EvtxValue binary(byte[] bytes) {
        return new EvtxValue(0x0e, bytes);
    }

    static EvtxValue guid(byte[] sixteen) {
        return new EvtxValue(0x0f, sixteen);
    }

    static EvtxValue time(Instant time) {
        return new EvtxValue(0x11, little(8).putLong(ticks(time)).array());
    }

    static EvtxValue sid(int authority, int... parts) {
        ByteBuffer sid = little(8 + 4 * parts.length)
                .put((byte) 1)
                .put((byte) parts.length)
                .put(new byte[5]);
        sid.put((byte) authority);
        for (int part : parts) {
            sid.putInt(part);
        }
        return new EvtxValue(0x13, sid.array());
    }

    static EvtxValue hex32(int value) {
        return new EvtxValue(0x14, little(4).putInt(value).array());
    }

    static EvtxValue hex64(long value) {
        return new EvtxValue(0x15, little(8).putLong(value).array());
    }

    /** Ticks of 100 ns since 1601. */
    static long ticks(Instant time) {
        return (time.getEpochSecond() + 11_644_473_600L) * 10_000_000L + time.getNano() / 100;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
