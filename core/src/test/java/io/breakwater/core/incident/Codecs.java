package io.breakwater.core.incident;

import io.breakwater.core.stage.Codec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes a state and reads it back, as a restart does. */
final class Codecs {
    private Codecs() {}

    /** How many bytes a state takes where it is stored. */
    static <T> int size(Codec<T> codec, T value) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            codec.write(value, new DataOutputStream(bytes));
            return bytes.size();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static <T> T roundTrip(Codec<T> codec, T value) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            codec.write(value, new DataOutputStream(bytes));
            return codec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
