package io.breakwater.pipeline.wire;

import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.action.ActionKind;
import io.breakwater.core.respond.proof.Direction;
import io.breakwater.core.respond.proof.Fate;
import io.breakwater.core.respond.proof.Passage;
import io.breakwater.core.stage.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

final class PassageCodec implements Codec<Passage> {
    @Override
    public void write(Passage passage, DataOutput out) throws IOException {
        Bytes.text(passage.tenant().value(), out);
        Bytes.text(passage.kind().name(), out);
        Bytes.text(passage.target(), out);
        Bytes.text(passage.source().value(), out);
        Bytes.instant(passage.time(), out);
        Bytes.text(passage.fate().name(), out);
        Bytes.text(passage.direction().name(), out);
        out.writeLong(passage.fingerprint());
    }

    @Override
    public Passage read(DataInput in) throws IOException {
        return new Passage(
                new TenantId(Bytes.text(in)),
                ActionKind.valueOf(Bytes.text(in)),
                Bytes.text(in),
                new SourceId(Bytes.text(in)),
                Bytes.instant(in),
                Fate.valueOf(Bytes.text(in)),
                Direction.valueOf(Bytes.text(in)),
                in.readLong());
    }
}
