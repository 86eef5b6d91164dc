package io.breakwater.core.connector.windows;

import io.breakwater.core.connector.EventTime;
import io.breakwater.core.connector.Malformed;
import io.breakwater.core.connector.Surroundings;
import io.breakwater.core.connector.Understood;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.RawRecord;
import java.time.Instant;

/**
 * What all Windows connectors make of an event, once its fields are flat and named as Windows names them: {@code EventID},
 * {@code Channel}, {@code Provider_Name}, {@code Computer} and the rest of {@code System}; then the names in
 * {@code EventData} or {@code UserData} as they are, {@code Data} for those without a name. Sigma rules speak these names.
 */
public final class WindowsEvent {
    private WindowsEvent() {}

    /**
     * @param fields flat fields
     * @param time when it happened
     * @throws Malformed when there is no event number or the time cannot be
     */
    public static Understood understood(Fields fields, Instant time, RawRecord record, Surroundings around)
            throws Malformed {
        String eventId = fields.first("EventID")
                .orElseThrow(() -> new Malformed("windows.no-event-id", "the event has no EventID"));
        String channel = fields.first("Channel").orElse("");
        EventKind kind = EventKinds.of(channel, eventId, fields);
        Attributes.Builder attributes = Attributes.builder();
        around.attributes().asMap().forEach(attributes::put);
        WindowsAttributes.fill(attributes, kind, fields);
        return new Understood(
                EventTime.plausible(time, record.arrival()),
                kind.product(),
                kind.ocsfClass(),
                kind.logSource(),
                attributes.build(),
                fields);
    }
}
