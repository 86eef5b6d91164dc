package io.breakwater.pipeline.wire;

import io.breakwater.core.respond.proof.Watch;
import io.breakwater.core.stage.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

final class WatchCodec implements Codec<Watch> {
    @Override
    public void write(Watch order, DataOutput out) throws IOException {
        Bytes.word(order, Watch.class, out);
    }

    @Override
    public Watch read(DataInput in) throws IOException {
        return Bytes.word(Watch.class, in);
    }
}
