package io.breakwater.pipeline.state;

import io.breakwater.core.stage.Codec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * State of one key: bytes until the stage needs it, then the live object. So Flink restores a checkpoint without knowing
 * the type inside: the format number at the head of the bytes is the codec's affair, and a stage that was rewritten reads
 * what its forerunner left.
 *
 * <p>A checkpoint may write a box in its own thread while the task works on a copy of it; nobody changes a live object
 * that is being written, because Flink asks {@link #copy} first. The live object then moves into the copy, and the
 * checkpoint's box keeps bytes: nothing is read back and built anew because a checkpoint was taken.
 *
 * @param <S> the state inside
 */
public final class Boxed<S> {
    private volatile Content<S> content;

    /** What is inside at the moment. */
    private sealed interface Content<S> {
        record Closed<S>(byte[] bytes) implements Content<S> {}

        record Open<S>(S state, Codec<S> codec) implements Content<S> {}
    }

    private Boxed(Content<S> content) {
        this.content = content;
    }

    /** A box around a live object. */
    public static <S> Boxed<S> of(S state, Codec<S> codec) {
        return new Boxed<>(new Content.Open<>(state, codec));
    }

    static <S> Boxed<S> closed(byte[] bytes) {
        return new Boxed<>(new Content.Closed<>(bytes));
    }

    /** The live object; reading what an unknown build wrote is an IOException. */
    public S open(Codec<S> codec) throws IOException {
        return switch (content) {
            case Content.Open<S>(S state, Codec<S> known) -> state;
            case Content.Closed<S>(byte[] bytes) -> {
                S state = codec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
                content = new Content.Open<>(state, codec);
                yield state;
            }
        };
    }

    /** What the box holds now, written by the codec it was opened with. */
    synchronized byte[] bytes() throws IOException {
        return switch (content) {
            case Content.Closed<S>(byte[] bytes) -> bytes;
            case Content.Open<S>(S state, Codec<S> codec) -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                codec.write(state, new DataOutputStream(bytes));
                yield bytes.toByteArray();
            }
        };
    }

    /** A box in which the live object goes on; this one keeps what it holds now. Waits for a checkpoint that writes it. */
    synchronized Boxed<S> copy() throws IOException {
        Content<S> live = content;
        content = new Content.Closed<>(bytes());
        return new Boxed<>(live);
    }
}
