package io.breakwater.core.connector;

import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.TenantId;
import java.util.Optional;

/** Reads what an envelope holds, by the connector that its content or the envelope names. */
final class EnvelopeConnector implements Connector {
    private static final int MAX_DEPTH = 4;

    /** Connectors below this certainty take any JSON or any key=value. */
    private static final int SURE_ENOUGH = 20;

    private final Envelope envelope;
    private final Connectors connectors;

    EnvelopeConnector(Envelope envelope, Connectors connectors) {
        this.envelope = envelope;
        this.connectors = connectors;
    }

    @Override
    public String name() {
        return envelope.name();
    }

    @Override
    public int recognise(Sample sample) {
        return envelope.recognise(sample);
    }

    @Override
    public Framing framing() {
        return envelope.framing();
    }

    @Override
    public void parse(RawRecord record, Surroundings around, ParseSink sink) {
        parse(record, around, sink, 1);
    }

    private void parse(RawRecord record, Surroundings around, ParseSink sink, int depth) {
        try {
            Envelope.Opened opened = opened(record);
            Surroundings both = opened.around().within(around);
            Optional<Connector> inside = inside(opened);
            if (inside.isEmpty()) {
                Understood whole = opened.otherwise().orElseThrow(EnvelopeConnector::unknownInside);
                EventTime.plausible(whole.time(), record.arrival());
                sink.event(whole.in(record, name(), 0));
            } else if (inside.get() instanceof EnvelopeConnector again) {
                again.deeper(opened.inner(), both, sink, depth);
            } else {
                inside.get().parse(opened.inner(), both, sink);
            }
        } catch (Malformed malformed) {
            sink.rejected(Rejected.of(record, malformed.code(), malformed.reason()));
        }
    }

    /** The connector for the inside; one that takes nearly anything is passed over when the envelope knows better. */
    private Optional<Connector> inside(Envelope.Opened opened) throws Malformed {
        if (opened.inner().connector().isPresent()) {
            return Optional.of(connectors.understanding(opened.inner()));
        }
        int least = opened.otherwise().isPresent() ? SURE_ENOUGH : 1;
        return connectors.recognise(Connectors.sample(opened.inner()), least);
    }

    private static Malformed unknownInside() {
        return new Malformed(
                "format.unknown", "the envelope is understood, the log in it is not; add a mapping file for it");
    }

    /** The record inside; a sender that no connector answers to is no reason to refuse, its log is told by content. */
    private Envelope.Opened opened(RawRecord record) throws Malformed {
        Envelope.Opened opened = envelope.open(record);
        RawRecord inner = opened.inner();
        boolean known = inner.connector().map(connectors::answersTo).orElse(true);
        if (known) {
            return opened;
        }
        RawRecord unnamed = new RawRecord(
                inner.tenant(), inner.source(), inner.arrival(), inner.origin(), Optional.empty(), inner.payload());
        return new Envelope.Opened(unnamed, opened.around(), opened.otherwise());
    }

    private void deeper(RawRecord inner, Surroundings around, ParseSink sink, int depth) throws Malformed {
        if (depth == MAX_DEPTH) {
            throw new Malformed("envelope.too-deep", "more than " + MAX_DEPTH + " envelopes in one another");
        }
        parse(inner, around, sink, depth + 1);
    }

    /** The record inside, however many envelopes it is in. */
    RawRecord innermost(RawRecord record) throws Malformed {
        RawRecord inner = record;
        Optional<EnvelopeConnector> wrapping = Optional.of(this);
        for (int depth = 0; depth < MAX_DEPTH && wrapping.isPresent(); depth++) {
            Envelope.Opened opened = wrapping.get().opened(inner);
            Optional<Connector> inside = inside(opened);
            // Where only the envelope's own reading helps, the record stays in it.
            inner = inside.isPresent() ? opened.inner() : inner;
            wrapping = inside.filter(EnvelopeConnector.class::isInstance).map(EnvelopeConnector.class::cast);
        }
        return inner;
    }

    @Override
    public Optional<TenantId> claimedTenant(RawRecord record) {
        try {
            RawRecord inner = innermost(record);
            Connector reader = connectors.understanding(inner);
            return reader instanceof EnvelopeConnector ? Optional.empty() : reader.claimedTenant(inner);
        } catch (Malformed unreadable) {
            return Optional.empty();
        }
    }
}
