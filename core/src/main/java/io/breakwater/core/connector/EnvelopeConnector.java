package io.breakwater.core.connector;

import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.TenantId;
import java.util.Optional;

/** Reads what an envelope holds, by the connector that its content or the envelope names. */
final class EnvelopeConnector implements Connector {
    private static final int MAX_DEPTH = 4;

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
            Connector inside = connectors.understanding(opened.inner());
            Surroundings both = opened.around().within(around);
            if (inside instanceof EnvelopeConnector again) {
                again.deeper(opened.inner(), both, sink, depth);
            } else {
                inside.parse(opened.inner(), both, sink);
            }
        } catch (Malformed malformed) {
            sink.rejected(Rejected.of(record, malformed.code(), malformed.reason()));
        }
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
        return new Envelope.Opened(unnamed, opened.around());
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
        Connector reader = this;
        for (int depth = 0; depth < MAX_DEPTH && reader instanceof EnvelopeConnector wrapped; depth++) {
            inner = wrapped.opened(inner).inner();
            reader = connectors.understanding(inner);
        }
        return inner;
    }

    @Override
    public Optional<TenantId> claimedTenant(RawRecord record) {
        try {
            RawRecord inner = innermost(record);
            return connectors.understanding(inner).claimedTenant(inner);
        } catch (Malformed unreadable) {
            return Optional.empty();
        }
    }
}
