package io.breakwater.pipeline.count;

import io.breakwater.core.stage.Codec;
import io.breakwater.pipeline.wire.RuleHit;
import io.breakwater.store.RuleCount;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Totals of one rule at one tenant, and how many of its events are kept: at most {@link #MOST_KEPT} for each hour of event
 * time. A hit that comes again is counted once as long as it is among the last {@link #GENERATION} to twice as many; beyond
 * that, as for records, a double counts again, and its event, which has the same id, is still kept once.
 */
final class RuleLedger {
    /** Events kept of one rule per tenant and hour of event time. */
    static final int MOST_KEPT = 2_000;

    static final int GENERATION = 1 << 14;

    private static final int FORMAT = 1;
    private static final long HOUR_SECONDS = 3_600;

    /** Hours remembered; for an older one counting begins anew, which keeps more, never less. */
    private static final int MOST_HOURS = 72;

    private final TreeMap<Long, Integer> keptInHour = new TreeMap<>();
    private Seen seen = new Seen();
    private long hits;
    private long heldBack;
    private long kept;
    private long notKept;
    private Instant last = Instant.EPOCH;

    /** What became of a hit. */
    enum Told {
        /** It was counted before. */
        DOUBLE,
        /** It is new, and its event is to be kept. */
        KEEP,
        /** It is new, and counted only. */
        COUNT
    }

    Told count(RuleHit hit) {
        if (seen.young() >= GENERATION) {
            seen.beginGeneration();
        }
        if (!seen.add(hit.fingerprint())) {
            return Told.DOUBLE;
        }
        hits++;
        last = hit.time().isAfter(last) ? hit.time() : last;
        if (hit.heldBack()) {
            heldBack++;
            notKept++;
            return Told.COUNT;
        }
        return hit.evidence().isPresent() && hasRoom(hit.time()) ? Told.KEEP : Told.COUNT;
    }

    private boolean hasRoom(Instant time) {
        long hour = Math.floorDiv(time.getEpochSecond(), HOUR_SECONDS);
        if (keptInHour.merge(hour, 1, Integer::sum) > MOST_KEPT) {
            keptInHour.put(hour, MOST_KEPT);
            notKept++;
            return false;
        }
        if (keptInHour.size() > MOST_HOURS) {
            keptInHour.pollFirstEntry();
        }
        kept++;
        return true;
    }

    /** @param of the newest hit: its version and title are those shown */
    RuleCount total(RuleHit of) {
        return new RuleCount(of.tenant(), of.rule(), hits, heldBack, kept, notKept, last);
    }

    /** Writes totals and fingerprints. */
    static final class LedgerCodec implements Codec<RuleLedger> {
        @Override
        public void write(RuleLedger ledger, DataOutput out) throws IOException {
            out.writeByte(FORMAT);
            ledger.seen.write(out);
            out.writeInt(ledger.keptInHour.size());
            for (Map.Entry<Long, Integer> hour : ledger.keptInHour.entrySet()) {
                out.writeLong(hour.getKey());
                out.writeInt(hour.getValue());
            }
            out.writeLong(ledger.hits);
            out.writeLong(ledger.heldBack);
            out.writeLong(ledger.kept);
            out.writeLong(ledger.notKept);
            out.writeLong(ledger.last.getEpochSecond());
            out.writeInt(ledger.last.getNano());
        }

        @Override
        public RuleLedger read(DataInput in) throws IOException {
            int format = in.readUnsignedByte();
            if (format != FORMAT) {
                throw new IOException("a rule's ledger of format " + format + "; this build reads " + FORMAT);
            }
            RuleLedger ledger = new RuleLedger();
            ledger.seen = Seen.read(in);
            int hours = in.readInt();
            for (int i = 0; i < hours; i++) {
                ledger.keptInHour.put(in.readLong(), in.readInt());
            }
            ledger.hits = in.readLong();
            ledger.heldBack = in.readLong();
            ledger.kept = in.readLong();
            ledger.notKept = in.readLong();
            ledger.last = Instant.ofEpochSecond(in.readLong(), in.readInt());
            return ledger;
        }
    }
}
