package io.breakwater.core.topology;

import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;

/** A stage that a run does without: takes everything, gives nothing, keeps nothing. */
public final class IdleStage<I, O> implements KeyedStage<IdleStage.Nothing, I, O> {
    /** The state of a stage that keeps none. */
    public enum Nothing {
        NOTHING
    }

    @Override
    public Nothing initial() {
        return Nothing.NOTHING;
    }

    @Override
    public void accept(Nothing state, I input, Consumer<O> out) {}

    @Override
    public void advance(Nothing state, Instant eventTime, Consumer<O> out) {}

    @Override
    public Codec<Nothing> codec() {
        return new Codec<>() {
            @Override
            public void write(Nothing value, DataOutput out) throws IOException {
                out.writeByte(0);
            }

            @Override
            public Nothing read(DataInput in) throws IOException {
                in.readByte();
                return Nothing.NOTHING;
            }
        };
    }
}
