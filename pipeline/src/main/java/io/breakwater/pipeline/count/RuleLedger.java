package io.breakwater.pipeline.count;

import io.breakwater.core.stage.Codec;
import io.breakwater.pipeline.wire.RuleHit;
import io.breakwater.store.RuleCount;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Totals of one rule at one tenant, in all and for each hour of event time, and how many of its events are kept: at most
 * {@link #MOST_KEPT} for each hour. A hit that comes again is counted once as long as it is among the last {@link #GENERATION} to twice as many; beyond
 * that, as for records, a double counts again, and its event, which has the same id, is still kept once.
 */
final class RuleLedger {
    /** Events kept of one rule per tenant and hour of event time. */
    static final int MOST_KEPT = 2_000;

    static final int GENERATION = 1 << 14;

    private static final int FORMAT = 2;

    /** The format before: of an hour it knew only what was kept. */
    private static final int ONLY_KEPT = 1;

    private static final long HOUR_SECONDS = 3_600;

    /** Hours remembered; for one that was forgotten counting begins anew, which keeps more events, never fewer. */
    private static final int MOST_HOURS = 72;

    private final TreeMap<Long, HourLedger> hours = new TreeMap<>();
    private Seen seen = new Seen();
    private long hits;
    private long heldBack;
    private long kept;
    private long notKept;
    private Instant last = Instant.EPOCH;

    /** One hour; all of them are told again after a restart. */
    private static final class HourLedger {
        private long hits;
        private long heldBack;
        private int kept;
        private boolean untold = true;
    }

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
        HourLedger hour = hour(hit.time());
        hour.hits++;
        hour.untold = true;
        if (hit.heldBack()) {
            heldBack++;
            hour.heldBack++;
            notKept++;
            return Told.COUNT;
        }
        return hit.evidence().isPresent() && hasRoom(hour) ? Told.KEEP : Told.COUNT;
    }

    private HourLedger hour(Instant time) {
        HourLedger hour =
                hours.computeIfAbsent(Math.floorDiv(time.getEpochSecond(), HOUR_SECONDS), key -> new HourLedger());
        if (hours.size() > MOST_HOURS) {
            hours.entrySet().stream()
                    .filter(each -> each.getValue() != hour && !each.getValue().untold)
                    .findFirst()
                    .map(Map.Entry::getKey)
                    .ifPresent(hours::remove);
        }
        return hour;
    }

    private boolean hasRoom(HourLedger hour) {
        if (hour.kept >= MOST_KEPT) {
            notKept++;
            return false;
        }
        hour.kept++;
        kept++;
        return true;
    }

    /**
     * The totals, and those hours that changed since this was asked last.
     *
     * @param of the newest hit: its version and title are those shown
     */
    RuleCount total(RuleHit of) {
        List<RuleCount.Hour> changed = new ArrayList<>();
        hours.forEach((hour, ledger) -> {
            if (ledger.untold) {
                ledger.untold = false;
                changed.add(
                        new RuleCount.Hour(Instant.ofEpochSecond(hour * HOUR_SECONDS), ledger.hits, ledger.heldBack));
            }
        });
        return new RuleCount(of.tenant(), of.rule(), hits, heldBack, kept, notKept, last, changed);
    }

    /** Writes totals and fingerprints. */
    static final class LedgerCodec implements Codec<RuleLedger> {
        @Override
        public void write(RuleLedger ledger, DataOutput out) throws IOException {
            out.writeByte(FORMAT);
            ledger.seen.write(out);
            out.writeInt(ledger.hours.size());
            for (Map.Entry<Long, HourLedger> hour : ledger.hours.entrySet()) {
                out.writeLong(hour.getKey());
                out.writeLong(hour.getValue().hits);
                out.writeLong(hour.getValue().heldBack);
                out.writeInt(hour.getValue().kept);
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
            if (format != FORMAT && format != ONLY_KEPT) {
                throw new IOException("a rule's ledger of format " + format + "; this build reads up to " + FORMAT);
            }
            RuleLedger ledger = new RuleLedger();
            ledger.seen = Seen.read(in);
            int hours = in.readInt();
            for (int i = 0; i < hours; i++) {
                ledger.hours.put(in.readLong(), hour(in, format));
            }
            ledger.hits = in.readLong();
            ledger.heldBack = in.readLong();
            ledger.kept = in.readLong();
            ledger.notKept = in.readLong();
            ledger.last = Instant.ofEpochSecond(in.readLong(), in.readInt());
            return ledger;
        }

        private static HourLedger hour(DataInput in, int format) throws IOException {
            HourLedger hour = new HourLedger();
            if (format == FORMAT) {
                hour.hits = in.readLong();
                hour.heldBack = in.readLong();
            }
            hour.kept = in.readInt();
            hour.hits = Math.max(hour.hits, hour.kept);
            return hour;
        }
    }
}
