package io.breakwater.core.connector.mapping;

import io.breakwater.core.connector.Envelope;
import io.breakwater.core.connector.EventTime;
import io.breakwater.core.connector.Framing;
import io.breakwater.core.connector.JsonFields;
import io.breakwater.core.connector.Malformed;
import io.breakwater.core.connector.Sample;
import io.breakwater.core.connector.Surroundings;
import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** A JSON object around a log, as an envelope file describes it. */
final class MappingEnvelope implements Envelope {
    private final Parts parts;

    MappingEnvelope(Parts parts) {
        this.parts = parts;
    }

    /**
     * An envelope file, read and checked; the fields' names.
     *
     * @param payload the log inside
     * @param arrival when the relay received it; taken as the record's arrival
     * @param time when it was written, should the log itself not say
     * @param sender whose log it is, as mapping files name it under {@code senders}
     * @param host the machine it comes from
     */
    record Parts(
            String name,
            Recognition recognition,
            String payload,
            Optional<String> arrival,
            Optional<String> time,
            Optional<String> sender,
            Optional<String> host) {}

    @Override
    public String name() {
        return parts.name();
    }

    @Override
    public int recognise(Sample sample) {
        return parts.recognition().of(sample);
    }

    @Override
    public Framing framing() {
        return Framing.JSON_VALUES;
    }

    @Override
    public Opened open(RawRecord record) throws Malformed {
        Fields fields = JsonFields.read(record.payload());
        String payload = fields.first(parts.payload())
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new Malformed(
                        "envelope.empty", "field '" + parts.payload() + "' of the envelope holds no log"));
        Optional<Instant> arrival = timeIn(parts.arrival(), fields);
        RawRecord inner = new RawRecord(
                record.tenant(),
                record.source(),
                arrival.isPresent() ? EventTime.plausible(arrival.get(), record.arrival()) : record.arrival(),
                record.origin(),
                parts.sender().flatMap(fields::first),
                payload.getBytes(StandardCharsets.UTF_8));
        Attributes.Builder around = Attributes.builder();
        parts.host().flatMap(fields::first).ifPresent(host -> around.put(Attribute.DEVICE_HOSTNAME, host));
        return new Opened(inner, new Surroundings(timeIn(parts.time(), fields), around.build()));
    }

    private static Optional<Instant> timeIn(Optional<String> name, Fields fields) throws Malformed {
        Optional<String> text = name.flatMap(fields::first);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> time = EventTime.iso(text.get(), ZoneOffset.UTC);
        if (time.isEmpty()) {
            throw new Malformed("time.unreadable", "field '" + name.orElse("") + "' of the envelope is no time");
        }
        return time;
    }
}
