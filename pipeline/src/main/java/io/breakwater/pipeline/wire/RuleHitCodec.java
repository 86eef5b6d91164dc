package io.breakwater.pipeline.wire;

import io.breakwater.core.model.Evidence;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.stage.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

final class RuleHitCodec implements Codec<RuleHit> {
    @Override
    public void write(RuleHit hit, DataOutput out) throws IOException {
        Bytes.text(hit.tenant().value(), out);
        Bytes.text(hit.rule().id(), out);
        Bytes.text(hit.rule().version(), out);
        Bytes.text(hit.rule().title(), out);
        out.writeLong(hit.fingerprint());
        Bytes.instant(hit.time(), out);
        out.writeBoolean(hit.heldBack());
        out.writeBoolean(hit.evidence().isPresent());
        if (hit.evidence().isPresent()) {
            Bytes.word(hit.evidence().get(), Evidence.class, out);
        }
    }

    @Override
    public RuleHit read(DataInput in) throws IOException {
        return new RuleHit(
                new TenantId(Bytes.text(in)),
                new RuleRef(Bytes.text(in), Bytes.text(in), Bytes.text(in)),
                in.readLong(),
                Bytes.instant(in),
                in.readBoolean(),
                in.readBoolean() ? Optional.of(Bytes.word(Evidence.class, in)) : Optional.empty());
    }
}
