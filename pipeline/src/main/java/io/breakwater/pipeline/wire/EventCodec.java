package io.breakwater.pipeline.wire;

import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.Provenance;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.stage.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An event as bytes, field by field: attributes by their OCSF names, so that the order of the enum may change. */
final class EventCodec implements Codec<Event> {
    private static final int FORMAT = 1;

    @Override
    public void write(Event event, DataOutput out) throws IOException {
        out.writeByte(FORMAT);
        Bytes.text(event.id().value(), out);
        provenance(event.provenance(), out);
        Bytes.instant(event.time(), out);
        Bytes.text(event.ocsfClass().name(), out);
        Bytes.text(event.logSource().category(), out);
        Bytes.text(event.logSource().product(), out);
        Bytes.text(event.logSource().service(), out);
        attributes(event.attributes(), out);
        fields(event.fields(), out);
    }

    @Override
    public Event read(DataInput in) throws IOException {
        Bytes.format(in, FORMAT, "an event");
        return new Event(
                new EventId(Bytes.text(in)),
                provenance(in),
                Bytes.instant(in),
                OcsfClass.valueOf(Bytes.text(in)),
                new LogSource(Bytes.text(in), Bytes.text(in), Bytes.text(in)),
                attributes(in),
                fields(in));
    }

    private static void provenance(Provenance provenance, DataOutput out) throws IOException {
        Bytes.text(provenance.tenant().value(), out);
        Bytes.text(provenance.source().value(), out);
        Bytes.instant(provenance.arrival(), out);
        Bytes.text(provenance.origin().file(), out);
        out.writeLong(provenance.origin().recordNumber());
        out.writeLong(provenance.origin().byteOffset());
        Bytes.text(provenance.connector(), out);
        Bytes.text(provenance.product(), out);
    }

    private static Provenance provenance(DataInput in) throws IOException {
        TenantId tenant = new TenantId(Bytes.text(in));
        SourceId source = new SourceId(Bytes.text(in));
        Instant arrival = Bytes.instant(in);
        Origin origin = new Origin(Bytes.text(in), in.readLong(), in.readLong());
        return new Provenance(tenant, source, arrival, origin, Bytes.text(in), Bytes.text(in));
    }

    private static void attributes(Attributes attributes, DataOutput out) throws IOException {
        Map<Attribute, String> values = attributes.asMap();
        out.writeInt(values.size());
        for (Map.Entry<Attribute, String> entry : values.entrySet()) {
            Bytes.text(entry.getKey().ocsfName(), out);
            Bytes.text(entry.getValue(), out);
        }
    }

    private static Attributes attributes(DataInput in) throws IOException {
        Attributes.Builder attributes = Attributes.builder();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            String name = Bytes.text(in);
            String value = Bytes.text(in);
            // An attribute that this build no longer knows is passed over, like an unknown property in JSON.
            Attribute.named(name).ifPresent(known -> attributes.put(known, value));
        }
        return attributes.build();
    }

    private static void fields(Fields fields, DataOutput out) throws IOException {
        out.writeInt(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            Bytes.text(fields.nameAt(i), out);
            Bytes.text(fields.valueAt(i), out);
        }
        List<String> nulls = fields.asMap().entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        out.writeInt(nulls.size());
        for (String name : nulls) {
            Bytes.text(name, out);
        }
    }

    private static Fields fields(DataInput in) throws IOException {
        Fields.Builder fields = Fields.builder();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            fields.add(Bytes.text(in), Bytes.text(in));
        }
        int nulls = in.readInt();
        for (int i = 0; i < nulls; i++) {
            fields.add(Bytes.text(in), null);
        }
        return fields.build();
    }
}
