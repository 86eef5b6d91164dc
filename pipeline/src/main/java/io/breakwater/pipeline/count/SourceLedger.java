package io.breakwater.pipeline.count;

import io.breakwater.core.stage.Codec;
import io.breakwater.pipeline.wire.RecordTally;
import io.breakwater.store.SourceCount;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Totals of one source. A record that comes again is counted once, as long as it comes again soon: what a sender repeats
 * after a crash is what was not acknowledged in the last seconds. Fingerprints are kept in two generations, the younger of
 * which begins anew after {@link #GENERATION} of arrival time or {@link #LARGEST} records; so a double is known for at
 * least one whole generation.
 */
final class SourceLedger {
    static final Duration GENERATION = Duration.ofMinutes(10);
    static final int LARGEST = 1 << 16;

    private static final int FORMAT = 1;

    private Seen seen = new Seen();
    private Instant begun = Instant.EPOCH;
    private long records;
    private long events;
    private long detections;
    private long rejected;
    private Instant lastArrival = Instant.EPOCH;
    private Instant lastEvent = Instant.EPOCH;

    /** Returns whether the record is new and was counted. */
    boolean count(RecordTally tally) {
        if (seen.young() >= LARGEST || tally.arrival().isAfter(begun.plus(GENERATION))) {
            seen.beginGeneration();
            begun = tally.arrival();
        }
        if (!seen.add(tally.fingerprint())) {
            return false;
        }
        records++;
        events += tally.events();
        detections += tally.detections();
        rejected += tally.rejected();
        lastArrival = later(lastArrival, tally.arrival());
        lastEvent = later(lastEvent, tally.newestEvent());
        return true;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    SourceCount total(RecordTally of) {
        return new SourceCount(of.tenant(), of.source(), records, events, detections, rejected, lastArrival, lastEvent);
    }

    /** Writes totals and fingerprints. */
    static final class LedgerCodec implements Codec<SourceLedger> {
        @Override
        public void write(SourceLedger ledger, DataOutput out) throws IOException {
            out.writeByte(FORMAT);
            ledger.seen.write(out);
            instant(ledger.begun, out);
            out.writeLong(ledger.records);
            out.writeLong(ledger.events);
            out.writeLong(ledger.detections);
            out.writeLong(ledger.rejected);
            instant(ledger.lastArrival, out);
            instant(ledger.lastEvent, out);
        }

        @Override
        public SourceLedger read(DataInput in) throws IOException {
            int format = in.readUnsignedByte();
            if (format != FORMAT) {
                throw new IOException("a ledger of format " + format + "; this build reads " + FORMAT);
            }
            SourceLedger ledger = new SourceLedger();
            ledger.seen = Seen.read(in);
            ledger.begun = instant(in);
            ledger.records = in.readLong();
            ledger.events = in.readLong();
            ledger.detections = in.readLong();
            ledger.rejected = in.readLong();
            ledger.lastArrival = instant(in);
            ledger.lastEvent = instant(in);
            return ledger;
        }

        private static void instant(Instant instant, DataOutput out) throws IOException {
            out.writeLong(instant.getEpochSecond());
            out.writeInt(instant.getNano());
        }

        private static Instant instant(DataInput in) throws IOException {
            return Instant.ofEpochSecond(in.readLong(), in.readInt());
        }
    }
}
