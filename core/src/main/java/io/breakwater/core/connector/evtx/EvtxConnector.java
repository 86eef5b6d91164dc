package io.breakwater.core.connector.evtx;

import io.breakwater.core.connector.ChunkLayout;
import io.breakwater.core.connector.Connector;
import io.breakwater.core.connector.EventTime;
import io.breakwater.core.connector.Framing;
import io.breakwater.core.connector.Malformed;
import io.breakwater.core.connector.ParseSink;
import io.breakwater.core.connector.Sample;
import io.breakwater.core.connector.Surroundings;
import io.breakwater.core.connector.Understood;
import io.breakwater.core.connector.windows.WindowsEvent;
import io.breakwater.core.model.ContentHash;
import io.breakwater.core.model.EventId;
import io.breakwater.core.model.Fields;
import io.breakwater.core.model.Origin;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/**
 * Windows event log files. A record is one chunk of 64 KiB, which can be read alone; its origin's number is that of the
 * first event in it, so that events are numbered over the file.
 *
 * <p>A wrong checksum alone refuses nothing: a log that was copied while Windows wrote it (a dirty file) has stale ones.
 * Each event in the chunk is read for itself; those that cannot be read are refused with their number and byte, and the
 * message says when the checksum is wrong too.
 *
 * <p>An event's id is made of its content, not of its place: the same event in a longer copy of the log is the same event.
 */
public final class EvtxConnector implements Connector {
    private static final String NAME = "evtx";
    private static final byte[] FILE_MAGIC = "ElfFile\0".getBytes(StandardCharsets.US_ASCII);
    private static final int RECORD_HEADER = 24;
    private static final int RECORD_TRAILER = 4;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int recognise(Sample sample) {
        byte[] head = sample.head();
        boolean file = head.length >= FILE_MAGIC.length
                && Arrays.equals(head, 0, FILE_MAGIC.length, FILE_MAGIC, 0, FILE_MAGIC.length);
        return file || Chunk.begins(head) ? 100 : 0;
    }

    @Override
    public Framing framing() {
        return Framing.EVTX_CHUNKS;
    }

    @Override
    public void parse(RawRecord record, Surroundings around, ParseSink sink) {
        if (Chunk.begins(record.payload())) {
            new Reading(record, around, sink).all();
        } else if (record.payload().length < ChunkLayout.CHUNK_HEADER_BYTES) {
            sink.rejected(Rejected.of(
                    record,
                    "evtx.chunk-short",
                    "%d bytes of a chunk, whose header alone has %d: the file is cut off here"
                            .formatted(record.payload().length, ChunkLayout.CHUNK_HEADER_BYTES)));
        } else {
            sink.rejected(Rejected.of(record, "evtx.chunk-magic", "no EVTX chunk: it does not begin with 'ElfChnk'"));
        }
    }

    /** The reading of one chunk. */
    private static final class Reading {
        private final RawRecord record;
        private final Surroundings around;
        private final ParseSink sink;
        private final Chunk chunk;
        private final XmlBuilder xml;

        Reading(RawRecord record, Surroundings around, ParseSink sink) {
            this.record = record;
            this.around = around;
            this.sink = sink;
            this.chunk = new Chunk(record.payload());
            this.xml = new XmlBuilder(record.payload());
        }

        void all() {
            long number = record.origin().recordNumber();
            for (ChunkLayout.Stretch stretch : ChunkLayout.stretches(record.payload())) {
                if (stretch.whole()) {
                    event(stretch, number);
                    number++;
                } else {
                    refuse(stretch, number, "evtx.record", "no whole event");
                }
            }
        }

        private void event(ChunkLayout.Stretch stretch, long number) {
            try {
                Xml.Element event = xml.root(
                        stretch.offset() + RECORD_HEADER, stretch.offset() + stretch.length() - RECORD_TRAILER);
                Fields fields = EventFlattener.flatten(event);
                Understood understood = WindowsEvent.understood(fields, time(fields, stretch), record, around);
                sink.event(understood.at(record, place(stretch, number), NAME, id(fields)));
            } catch (Malformed malformed) {
                refuse(stretch, number, malformed.code(), malformed.reason());
            }
        }

        /** Its own time; where it is blank, when the log service wrote it. */
        private Instant time(Fields fields, ChunkLayout.Stretch stretch) {
            return fields.first("TimeCreated_SystemTime")
                    .flatMap(text -> EventTime.iso(text, ZoneOffset.UTC))
                    .filter(time -> !time.isBefore(EventTime.EARLIEST))
                    .orElseGet(() -> ValueText.instant(chunk.writtenAt(stretch.offset())));
        }

        private EventId id(Fields fields) {
            ContentHash hash = ContentHash.of("event")
                    .add(record.tenant().value())
                    .add(record.source().value());
            for (int i = 0; i < fields.size(); i++) {
                hash.add(fields.nameAt(i)).add(fields.valueAt(i));
            }
            return new EventId(hash.hex());
        }

        private Origin place(ChunkLayout.Stretch stretch, long number) {
            return new Origin(record.origin().file(), number, record.origin().byteOffset() + stretch.offset());
        }

        private void refuse(ChunkLayout.Stretch stretch, long number, String code, String reason) {
            byte[] all = record.payload();
            byte[] bytes = Arrays.copyOfRange(all, stretch.offset(), stretch.offset() + stretch.length());
            RawRecord part = new RawRecord(
                    record.tenant(),
                    record.source(),
                    record.arrival(),
                    place(stretch, number),
                    Optional.of(NAME),
                    bytes);
            sink.rejected(Rejected.of(
                    part, code, "event " + number + ", " + bytes.length + " bytes: " + reason + soundness()));
        }

        private String soundness() {
            return chunk.headerIsSound() && chunk.recordsAreSound()
                    ? ""
                    : "; the chunk's checksum is wrong too, so the file is damaged or was copied while being written";
        }
    }
}
