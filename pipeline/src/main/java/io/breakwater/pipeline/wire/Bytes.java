package io.breakwater.pipeline.wire;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.breakwater.core.model.Json;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The small pieces that the codecs of this package share; every length stands in front. */
final class Bytes {
    private Bytes() {}

    static void format(DataInput in, int known, String what) throws IOException {
        int format = in.readUnsignedByte();
        if (format != known) {
            throw new IOException(what + " of format " + format + "; this build reads " + known);
        }
    }

    static void text(String text, DataOutput out) throws IOException {
        array(text.getBytes(StandardCharsets.UTF_8), out);
    }

    static String text(DataInput in) throws IOException {
        return new String(array(in), StandardCharsets.UTF_8);
    }

    static void instant(Instant instant, DataOutput out) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    static Instant instant(DataInput in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    /** A record of the model, through the binary form of its JSON. */
    static <T> void word(T word, Class<T> type, DataOutput out) throws IOException {
        ObjectWriter writer = Json.binary().writerFor(type);
        array(writer.writeValueAsBytes(word), out);
    }

    static <T> T word(Class<T> type, DataInput in) throws IOException {
        ObjectReader reader = Json.binary().readerFor(type);
        return reader.readValue(array(in));
    }

    private static void array(byte[] bytes, DataOutput out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] array(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw new IOException("a length of " + length);
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
