package io.breakwater.core.connector;

import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.SourceId;
import io.breakwater.core.model.TenantId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes a whole file apart: tells its format by its first bytes, splits it as that format is framed, and makes raw records
 * of one tenant and source out of the pieces. Where the format is not known, the file is one rejected record.
 */
public final class InputReader {
    private final Connectors connectors;
    private final TenantId tenant;
    private final SourceId source;
    private final Instant arrival;

    /** @param arrival when the records count as arrived: for files, when the reading began */
    public InputReader(Connectors connectors, TenantId tenant, SourceId source, Instant arrival) {
        this.connectors = connectors;
        this.tenant = tenant;
        this.source = source;
        this.arrival = arrival;
    }

    /** Reads {@code in} to its end, without closing it. */
    public void read(String name, InputStream in, Consumer<RawRecord> records, Consumer<Rejected> rejected)
            throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, Sample.HEAD_BYTES);
        buffered.mark(Sample.HEAD_BYTES);
        byte[] head = buffered.readNBytes(Sample.HEAD_BYTES);
        buffered.reset();
        if (head.length == 0) {
            return;
        }
        Optional<Connector> connector = connectors.recognise(new Sample(name, head));
        if (connector.isPresent()) {
            split(name, buffered, connector.get(), records, rejected);
        } else {
            rejected.accept(unknown(name, head));
        }
    }

    private void split(
            String name,
            InputStream in,
            Connector connector,
            Consumer<RawRecord> records,
            Consumer<Rejected> rejected) {
        RecordReader reader = new RecordReader(name, in, connector.framing());
        for (Optional<Framed> next = reader.next(); next.isPresent(); next = reader.next()) {
            switch (next.get()) {
                case Framed.Whole whole ->
                    records.accept(new RawRecord(
                            tenant, source, arrival, whole.origin(), Optional.of(connector.name()), whole.payload()));
                case Framed.Refused refused -> rejected.accept(rejected(refused));
            }
        }
    }

    private Rejected unknown(String name, byte[] head) {
        return rejected(new Framed.Refused(
                new Origin(name, 0, 0),
                "format.unknown",
                "no connector knows this format; add a mapping file, or leave the file out",
                head,
                head.length));
    }

    private Rejected rejected(Framed.Refused refused) {
        return new Rejected(
                tenant,
                source,
                arrival,
                refused.origin(),
                refused.code(),
                refused.message(),
                refused.head(),
                refused.length());
    }
}
