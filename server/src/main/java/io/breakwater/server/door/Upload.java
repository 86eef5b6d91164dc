package io.breakwater.server.door;

import io.breakwater.core.connector.Connector;
import io.breakwater.core.connector.Connectors;
import io.breakwater.core.connector.Framed;
import io.breakwater.core.connector.Framing;
import io.breakwater.core.connector.RecordReader;
import io.breakwater.core.connector.Sample;
import io.breakwater.core.connector.archive.InputVisitor;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.store.Tokens.Sender;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One upload on its way to the intake: every file in it is told by its content, split, and handed on record by record.
 * Text that no connector knows by its head is split into lines, each of which is told by itself: a broken first line must
 * not cost the rest.
 */
final class Upload implements InputVisitor {
    private static final int KEPT_TOGETHER = 200;

    private final Sender sender;
    private final Instant arrival;
    private final Optional<Connector> wanted;
    private final Connectors connectors;
    private final Acknowledgement acknowledgement;
    private final RejectedKeeper keeper;
    private final List<Rejected> unkept = new ArrayList<>();
    private final List<Receipt.Problem> told = new ArrayList<>();
    private long rejected;

    /** @param wanted the connector that the sender named */
    Upload(
            Sender sender,
            Instant arrival,
            Optional<Connector> wanted,
            Connectors connectors,
            Acknowledgement acknowledgement,
            RejectedKeeper keeper) {
        this.sender = sender;
        this.arrival = arrival;
        this.wanted = wanted;
        this.connectors = connectors;
        this.acknowledgement = acknowledgement;
        this.keeper = keeper;
    }

    @Override
    public void input(String name, InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, Sample.HEAD_BYTES);
        buffered.mark(Sample.HEAD_BYTES);
        byte[] head = buffered.readNBytes(Sample.HEAD_BYTES);
        buffered.reset();
        Optional<Connector> connector = wanted.or(() -> connectors.recognise(new Sample(name, head)));
        if (connector.isPresent()) {
            split(name, buffered, connector.get().framing(), connector.map(Connector::name));
        } else if (text(head)) {
            split(name, buffered, Framing.LINES, Optional.empty());
        } else {
            reject(new Framed.Refused(
                    new Origin(name, 0, 0),
                    "format.unknown",
                    "no connector knows this format; name one with ?connector=, or add a mapping file",
                    head,
                    head.length));
        }
    }

    private static boolean text(byte[] head) {
        for (byte b : head) {
            if (b == 0) {
                return false;
            }
        }
        return true;
    }

    private void split(String name, InputStream in, Framing framing, Optional<String> connector) {
        RecordReader reader = new RecordReader(name, in, framing);
        for (Optional<Framed> next = reader.next(); next.isPresent(); next = reader.next()) {
            switch (next.get()) {
                case Framed.Whole whole ->
                    acknowledgement.append(new RawRecord(
                            sender.tenant(), sender.source(), arrival, whole.origin(), connector, whole.payload()));
                case Framed.Refused refused -> reject(refused);
            }
        }
    }

    @Override
    public void refused(String name, String code, String message) {
        reject(new Framed.Refused(new Origin(name, 0, -1), code, message, new byte[0], 0));
    }

    private void reject(Framed.Refused refused) {
        rejected++;
        unkept.add(new Rejected(
                sender.tenant(),
                sender.source(),
                arrival,
                refused.origin(),
                refused.code(),
                refused.message(),
                refused.head(),
                refused.length()));
        if (told.size() < Receipt.TOLD) {
            Origin place = refused.origin();
            told.add(new Receipt.Problem(
                    place.file(), place.recordNumber(), place.byteOffset(), refused.code(), refused.message()));
        }
        if (unkept.size() >= KEPT_TOGETHER) {
            keepRejected();
        }
    }

    private void keepRejected() {
        keeper.keep(unkept);
        unkept.clear();
    }

    /** Waits until everything is durable; only then is there a receipt. */
    Receipt receipt() {
        keepRejected();
        return new Receipt(acknowledgement.await(), rejected, told);
    }
}
