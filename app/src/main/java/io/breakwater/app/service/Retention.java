package io.breakwater.app.service;

import io.breakwater.app.config.Settings;
import io.breakwater.store.KeptEvents;
import io.breakwater.store.Passages;
import io.breakwater.store.RejectedRecords;
import io.breakwater.store.Rules;
import io.breakwater.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets evidence, counts by the hour and rejected records go that are older than the house keeps them: a minute after the start, and every hour,
 * in small transactions.
 */
final class Retention implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 2_000;

    private final List<Kept> kept;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("retention").unstarted(task));

    /** One kind of row, and how long it stays. */
    private record Kept(String what, Duration keep, Expiry expiry) {}

    private interface Expiry {
        /** Deletes at most {@code most} rows from before that time; tells how many there were. */
        int expire(Instant before, int most);
    }

    private Retention(List<Kept> kept, InstantSource clock) {
        this.kept = kept;
        this.clock = clock;
    }

    static Retention start(Store store, Settings.Keep keep, InstantSource clock) {
        Retention retention = new Retention(
                List.of(
                        new Kept("events", keep.evidence(), new KeptEvents(store)::expire),
                        new Kept("counts of rules by the hour", keep.evidence(), new Rules(store)::expire),
                        new Kept("counts of what named a target", keep.evidence(), new Passages(store)::expire),
                        new Kept("rejected records", keep.rejected(), new RejectedRecords(store)::expire)),
                clock);
        var unused = retention.timer.scheduleWithFixedDelay(retention::sweep, 1, 60, TimeUnit.MINUTES);
        return retention;
    }

    private void sweep() {
        kept.forEach(this::sweep);
    }

    private void sweep(Kept rows) {
        Instant before = clock.instant().minus(rows.keep());
        long gone = 0;
        try {
            for (int batch = BATCH; batch == BATCH; gone += batch) {
                batch = rows.expiry().expire(before, BATCH);
            }
        } catch (JdbiException away) {
            LOG.warn("{} could not be swept; the next hour tries again", rows.what(), away);
        }
        if (gone > 0) {
            LOG.info("{} {} from before {} are not kept any longer", gone, rows.what(), before);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
