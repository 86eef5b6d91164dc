package io.breakwater.pipeline.wire;

import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.stage.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

final class RecordTallyCodec implements Codec<RecordTally> {
    @Override
    public void write(RecordTally tally, DataOutput out) throws IOException {
        Bytes.text(tally.tenant().value(), out);
        Bytes.text(tally.source().value(), out);
        out.writeLong(tally.fingerprint());
        out.writeInt(tally.events());
        out.writeInt(tally.detections());
        out.writeInt(tally.rejected());
        Bytes.instant(tally.arrival(), out);
        Bytes.instant(tally.newestEvent(), out);
    }

    @Override
    public RecordTally read(DataInput in) throws IOException {
        return new RecordTally(
                new TenantId(Bytes.text(in)),
                new SourceId(Bytes.text(in)),
                in.readLong(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                Bytes.instant(in),
                Bytes.instant(in));
    }
}
