package io.breakwater.pipeline.count;

import io.breakwater.core.respond.proof.Direction;
import io.breakwater.core.respond.proof.Fate;
import io.breakwater.core.respond.proof.Fates;
import io.breakwater.core.respond.proof.Passage;
import io.breakwater.core.stage.Codec;
import io.breakwater.store.PassageCount;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one source told of one target, for each minute of event time, what became of it, and direction. A double is counted
 * once as long as it is among the last {@link #GENERATION} to twice as many. The newest {@link #MOST_MINUTES} minutes in
 * which something came are held; what comes for an older one is counted as {@code beyond} and changes no minute, so a minute
 * that was forgotten is never told anew with less in it.
 */
final class PassageLedger {
    static final int GENERATION = 1 << 14;

    /** Three days of minutes without a gap; some hundred bytes each. */
    static final int MOST_MINUTES = 4_320;

    private static final int FORMAT = 1;
    private static final long MINUTE_SECONDS = 60;
    private static final Fate[] FATES = Fate.values();
    private static final Direction[] DIRECTIONS = Direction.values();

    private final TreeMap<Long, MinuteLedger> minutes = new TreeMap<>();
    private Seen seen = new Seen();

    /** Minutes up to this one are not held any more. */
    private long forgotten = Long.MIN_VALUE;

    private long beyond;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    /** One minute; all of them are told again after a restart. */
    private static final class MinuteLedger {
        private final long[] counts = new long[FATES.length * DIRECTIONS.length];
        private boolean untold = true;

        private long of(Direction direction, Fate fate) {
            return counts[direction.ordinal() * FATES.length + fate.ordinal()];
        }
    }

    /** Returns whether it is new. */
    boolean count(Passage passage) {
        if (seen.young() >= GENERATION) {
            seen.beginGeneration();
        }
        if (!seen.add(passage.fingerprint())) {
            return false;
        }
        first = passage.time().isBefore(first) ? passage.time() : first;
        last = passage.time().isAfter(last) ? passage.time() : last;
        long minute = Math.floorDiv(passage.time().getEpochSecond(), MINUTE_SECONDS);
        if (minute <= forgotten) {
            beyond++;
            return true;
        }
        MinuteLedger ledger = minutes.computeIfAbsent(minute, key -> new MinuteLedger());
        ledger.counts[
                passage.direction().ordinal() * FATES.length + passage.fate().ordinal()]++;
        ledger.untold = true;
        return true;
    }

    /**
     * The totals, and those minutes that changed since this was asked last; then lets go of the oldest beyond
     * {@link #MOST_MINUTES}.
     */
    PassageCount total(Passage of) {
        List<PassageCount.Minute> changed = new ArrayList<>();
        minutes.forEach((minute, ledger) -> {
            if (ledger.untold) {
                ledger.untold = false;
                tell(Instant.ofEpochSecond(minute * MINUTE_SECONDS), ledger, changed);
            }
        });
        while (minutes.size() > MOST_MINUTES) {
            forgotten = minutes.pollFirstEntry().getKey();
        }
        return new PassageCount(of.tenant(), of.kind(), of.target(), of.source(), first, last, beyond, changed);
    }

    private static void tell(Instant begin, MinuteLedger ledger, List<PassageCount.Minute> changed) {
        for (Direction direction : DIRECTIONS) {
            Fates fates = new Fates(
                    ledger.of(direction, Fate.STOPPED),
                    ledger.of(direction, Fate.LET_THROUGH),
                    ledger.of(direction, Fate.NOT_SAID));
            if (fates.total() > 0) {
                changed.add(new PassageCount.Minute(begin, direction, fates));
            }
        }
    }

    /** Writes totals and fingerprints; counts in the order of the constants of direction and fate. */
    static final class LedgerCodec implements Codec<PassageLedger> {
        @Override
        public void write(PassageLedger ledger, DataOutput out) throws IOException {
            out.writeByte(FORMAT);
            ledger.seen.write(out);
            out.writeInt(ledger.minutes.size());
            for (Map.Entry<Long, MinuteLedger> minute : ledger.minutes.entrySet()) {
                out.writeLong(minute.getKey());
                for (long count : minute.getValue().counts) {
                    out.writeLong(count);
                }
            }
            out.writeLong(ledger.forgotten);
            out.writeLong(ledger.beyond);
            out.writeLong(ledger.first.getEpochSecond());
            out.writeInt(ledger.first.getNano());
            out.writeLong(ledger.last.getEpochSecond());
            out.writeInt(ledger.last.getNano());
        }

        @Override
        public PassageLedger read(DataInput in) throws IOException {
            int format = in.readUnsignedByte();
            if (format != FORMAT) {
                throw new IOException("a ledger of passages of format " + format + "; this build reads " + FORMAT);
            }
            PassageLedger ledger = new PassageLedger();
            ledger.seen = Seen.read(in);
            int size = in.readInt();
            for (int i = 0; i < size; i++) {
                ledger.minutes.put(in.readLong(), minute(in));
            }
            ledger.forgotten = in.readLong();
            ledger.beyond = in.readLong();
            ledger.first = Instant.ofEpochSecond(in.readLong(), in.readInt());
            ledger.last = Instant.ofEpochSecond(in.readLong(), in.readInt());
            return ledger;
        }

        private static MinuteLedger minute(DataInput in) throws IOException {
            MinuteLedger minute = new MinuteLedger();
            for (int i = 0; i < minute.counts.length; i++) {
                minute.counts[i] = in.readLong();
            }
            return minute;
        }
    }
}
