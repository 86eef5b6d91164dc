package io.breakwater.core.connector;

import io.breakwater.core.content.ContentLibrary;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * All connectors: those in code, found by ServiceLoader, and those that are mapping files in content. Immutable, safe for
 * many threads.
 */
public final class Connectors implements RecordParser {
    private final Map<String, Connector> byName = new LinkedHashMap<>();
    private final Map<String, Connector> bySender = new LinkedHashMap<>();

    private Connectors() {}

    /**
     * Loads all.
     *
     * @throws IllegalArgumentException when a mapping file is wrong; its message tells all errors with their places
     */
    public static Connectors load(ContentLibrary content) {
        Connectors connectors = new Connectors();
        ServiceLoader.load(Connector.class).forEach(connectors::add);
        ServiceLoader.load(Envelope.class).forEach(connectors::add);
        for (ConnectorSource source : ServiceLoader.load(ConnectorSource.class)) {
            ConnectorSource.Found found = source.find(content);
            found.connectors().forEach(connectors::add);
            found.envelopes().forEach(connectors::add);
        }
        return connectors;
    }

    private void add(Connector connector) {
        Connector before = byName.put(connector.name(), connector);
        if (before != null) {
            throw new IllegalArgumentException("two connectors are named '" + connector.name() + "'; rename one");
        }
        connector.senders().forEach(sender -> bySender.put(sender, connector));
    }

    private void add(Envelope envelope) {
        add(new EnvelopeConnector(envelope, this));
    }

    /** All, in the order in which they were found. */
    public List<Connector> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Connector> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The connector that is surest of the sample; of two equally sure ones the first by name. */
    public Optional<Connector> recognise(Sample sample) {
        return recognise(sample, 1);
    }

    /** As {@link #recognise(Sample)}, but none that is less sure than {@code least}. */
    Optional<Connector> recognise(Sample sample, int least) {
        Connector best = null;
        int surest = least - 1;
        for (Connector connector : byName.values()) {
            int sure = connector.recognise(sample);
            if (sure > surest
                    || sure == surest && best != null && connector.name().compareTo(best.name()) < 0) {
                best = connector;
                surest = sure;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * Reads a record by the connector it names, or by what its content looks like. Never throws for bad input: what is not
     * understood is rejected.
     */
    @Override
    public void parse(RawRecord record, ParseSink sink) {
        try {
            understanding(record).parse(record, Surroundings.NONE, sink);
        } catch (Malformed unknown) {
            sink.rejected(Rejected.of(record, unknown.code(), unknown.reason()));
        }
    }

    /** The tenant that the record itself names, for feeds that carry many; the door decides whether to believe it. */
    public Optional<TenantId> claimedTenant(RawRecord record) {
        try {
            return understanding(record).claimedTenant(record);
        } catch (Malformed unknown) {
            return Optional.empty();
        }
    }

    /**
     * For trusted feeds of many tenants: the record without its envelopes, arrived when the envelope says, and belonging to
     * the tenant that it claims. The record itself where it has no envelope, claims no tenant or is not understood.
     */
    public RawRecord asClaimed(RawRecord record) {
        try {
            Connector connector = understanding(record);
            RawRecord inner = connector instanceof EnvelopeConnector envelope ? envelope.innermost(record) : record;
            Connector reader = understanding(inner);
            return reader.claimedTenant(inner)
                    .map(tenant -> new RawRecord(
                            tenant,
                            inner.source(),
                            inner.arrival(),
                            inner.origin(),
                            inner.connector(),
                            inner.payload()))
                    .orElse(inner);
        } catch (Malformed unknown) {
            return record;
        }
    }

    /** The connector that has to read {@code record}. */
    Connector understanding(RawRecord record) throws Malformed {
        if (record.connector().isPresent()) {
            return called(record.connector().get());
        }
        return recognise(sample(record))
                .orElseThrow(() -> new Malformed(
                        "format.unknown",
                        "no connector knows this format; name one for the source, or add a mapping file"));
    }

    static Sample sample(RawRecord record) {
        byte[] payload = record.payload();
        byte[] head = payload.length > Sample.HEAD_BYTES ? Arrays.copyOf(payload, Sample.HEAD_BYTES) : payload;
        return new Sample(record.origin().file(), head);
    }

    /** Whether a connector has this name, or is called so by envelopes. */
    boolean answersTo(String name) {
        return byName.containsKey(name) || bySender.containsKey(name);
    }

    private Connector called(String name) throws Malformed {
        Connector connector = byName.get(name);
        if (connector == null) {
            connector = bySender.get(name);
        }
        if (connector == null) {
            List<String> known = new ArrayList<>(byName.keySet());
            throw new Malformed("connector.unknown", "no connector is named '" + name + "'; there are " + known);
        }
        return connector;
    }
}
