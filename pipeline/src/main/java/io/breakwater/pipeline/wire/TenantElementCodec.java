package io.breakwater.pipeline.wire;

import io.breakwater.core.detect.Hit;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.SourceActivity;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantInput;
import io.breakwater.core.stage.Codec;
import io.breakwater.core.topology.TenantRecord;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

final class TenantElementCodec implements Codec<TenantElement> {
    private static final int TICK = 0;
    private static final int DETECTED = 1;
    private static final int FACT = 2;
    private static final int DELIVERED = 3;

    private final EventCodec events = new EventCodec();

    @Override
    public void write(TenantElement element, DataOutput out) throws IOException {
        switch (element) {
            case TenantElement.Tick(var tenant, var eventTime) -> {
                out.writeByte(TICK);
                Bytes.text(tenant.value(), out);
                Bytes.instant(eventTime, out);
            }
            case TenantElement.Input(var record) -> write(record, out);
        }
    }

    private void write(TenantRecord record, DataOutput out) throws IOException {
        switch (record) {
            case TenantRecord.Detected(var hit) -> {
                out.writeByte(DETECTED);
                Bytes.word(hit.detection(), Detection.class, out);
                events.write(hit.event(), out);
                out.writeBoolean(hit.alone());
            }
            case TenantRecord.Fact(var input) -> {
                out.writeByte(FACT);
                Bytes.word(input, TenantInput.class, out);
            }
            case TenantRecord.Delivered(var tenant, var activity) -> {
                out.writeByte(DELIVERED);
                Bytes.text(tenant.value(), out);
                Bytes.word(activity, SourceActivity.class, out);
            }
        }
    }

    @Override
    public TenantElement read(DataInput in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case TICK -> new TenantElement.Tick(new TenantId(Bytes.text(in)), Bytes.instant(in));
            case DETECTED ->
                input(new TenantRecord.Detected(
                        new Hit(Bytes.word(Detection.class, in), events.read(in), in.readBoolean())));
            case FACT -> input(new TenantRecord.Fact(Bytes.word(TenantInput.class, in)));
            case DELIVERED ->
                input(new TenantRecord.Delivered(new TenantId(Bytes.text(in)), Bytes.word(SourceActivity.class, in)));
            default -> throw new IOException("no such kind of tenant element: " + kind);
        };
    }

    private static TenantElement input(TenantRecord record) {
        return new TenantElement.Input(record);
    }
}
