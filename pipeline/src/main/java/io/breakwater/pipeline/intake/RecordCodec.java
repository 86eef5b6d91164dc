package io.breakwater.pipeline.intake;

import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.stage.Codec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** A raw record as bytes: the same in the spool, in Kafka, and between two operators. */
public final class RecordCodec implements Codec<RawRecord> {
    private static final int FORMAT = 1;

    @Override
    public void write(RawRecord record, DataOutput out) throws IOException {
        out.writeByte(FORMAT);
        text(record.tenant().value(), out);
        text(record.source().value(), out);
        out.writeLong(record.arrival().getEpochSecond());
        out.writeInt(record.arrival().getNano());
        text(record.origin().file(), out);
        out.writeLong(record.origin().recordNumber());
        out.writeLong(record.origin().byteOffset());
        out.writeBoolean(record.connector().isPresent());
        if (record.connector().isPresent()) {
            text(record.connector().get(), out);
        }
        bytes(record.payload(), out);
    }

    @Override
    public RawRecord read(DataInput in) throws IOException {
        int format = in.readUnsignedByte();
        if (format != FORMAT) {
            throw new IOException("a record of format " + format + ", this build reads " + FORMAT
                    + "; it was written by a newer build: start that one");
        }
        TenantId tenant = new TenantId(text(in));
        SourceId source = new SourceId(text(in));
        Instant arrival = Instant.ofEpochSecond(in.readLong(), in.readInt());
        Origin origin = new Origin(text(in), in.readLong(), in.readLong());
        Optional<String> connector = in.readBoolean() ? Optional.of(text(in)) : Optional.empty();
        return new RawRecord(tenant, source, arrival, origin, connector, bytes(in));
    }

    /** The record alone in an array. */
    public byte[] toBytes(RawRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(record.payload().length + 128);
        try {
            write(record, new DataOutputStream(out));
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return out.toByteArray();
    }

    /** Reads what {@link #toBytes} gave. */
    public RawRecord fromBytes(byte[] bytes) throws IOException {
        return read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static void text(String text, DataOutput out) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8), out);
    }

    private static String text(DataInput in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static void bytes(byte[] bytes, DataOutput out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw new IOException("a length of " + length + " in a record");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
