package io.breakwater.core.topology;

import io.breakwater.core.stage.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Writes the states of two stages one after the other. */
record PairCodec<P, A, B>(
        Codec<A> first, Codec<B> second, Function<P, A> left, Function<P, B> right, BiFunction<A, B, P> join)
        implements Codec<P> {
    private static final int FORMAT = 1;

    @Override
    public void write(P value, DataOutput out) throws IOException {
        out.writeByte(FORMAT);
        first.write(left.apply(value), out);
        second.write(right.apply(value), out);
    }

    @Override
    public P read(DataInput in) throws IOException {
        int format = in.readUnsignedByte();
        if (format != FORMAT) {
            throw new IOException("state of format " + format + "; this build reads format " + FORMAT);
        }
        A a = first.read(in);
        return join.apply(a, second.read(in));
    }
}
