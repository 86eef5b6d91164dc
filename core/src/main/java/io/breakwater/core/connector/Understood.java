package io.breakwater.core.connector;

import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.Provenance;
import io.breakwater.core.model.RawRecord;
import java.time.Instant;

/**
 * What a connector made out of a record, before it becomes an event with id and provenance.
 *
 * @param product the product that wrote it, as people say it
 */
public record Understood(
        Instant time, String product, OcsfClass ocsfClass, LogSource logSource, Attributes attributes, Fields fields) {

    /**
     * The event, the {@code ordinal}-th of its record. Its id comes from tenant, source, bytes and ordinal: the same
     * record sent again gives the same event.
     */
    public Event in(RawRecord record, String connector, int ordinal) {
        EventId id = new EventId(
                ContentHash.of("event").add(record.contentHash()).add(ordinal).hex());
        return at(record, record.origin(), connector, id);
    }

    /** The event with a place and an id of its own, for records that hold many. */
    public Event at(RawRecord record, Origin place, String connector, EventId id) {
        Provenance from = new Provenance(record.tenant(), record.source(), record.arrival(), place, connector, product);
        return new Event(id, from, time, ocsfClass, logSource, attributes, fields);
    }
}
