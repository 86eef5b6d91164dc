package io.breakwater.pipeline.wire;

import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.stage.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

final class ProviderElementCodec implements Codec<ProviderElement> {
    private static final int TICK = 0;
    private static final int INPUT = 1;

    @Override
    public void write(ProviderElement element, DataOutput out) throws IOException {
        switch (element) {
            case ProviderElement.Tick(var eventTime) -> {
                out.writeByte(TICK);
                Bytes.instant(eventTime, out);
            }
            case ProviderElement.Input(var input) -> {
                out.writeByte(INPUT);
                Bytes.word(input, ProviderInput.class, out);
            }
        }
    }

    @Override
    public ProviderElement read(DataInput in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case TICK -> new ProviderElement.Tick(Bytes.instant(in));
            case INPUT -> new ProviderElement.Input(Bytes.word(ProviderInput.class, in));
            default -> throw new IOException("no such kind of provider element: " + kind);
        };
    }
}
