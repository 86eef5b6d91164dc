package io.breakwater.app.service;

import io.breakwater.store.KeptEvents;
import io.breakwater.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets evidence go that is older than the house keeps it: a minute after the start, and every hour, in small transactions. */
final class EvidenceRetention implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceRetention.class);
    private static final int BATCH = 2_000;

    private final KeptEvents events;
    private final Duration keep;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("evidence-retention").unstarted(task));

    private EvidenceRetention(Store store, Duration keep, InstantSource clock) {
        this.events = new KeptEvents(store);
        this.keep = keep;
        this.clock = clock;
    }

    static EvidenceRetention start(Store store, Duration keep, InstantSource clock) {
        EvidenceRetention retention = new EvidenceRetention(store, keep, clock);
        var unused = retention.timer.scheduleWithFixedDelay(retention::sweep, 1, 60, TimeUnit.MINUTES);
        return retention;
    }

    private void sweep() {
        Instant before = clock.instant().minus(keep);
        long gone = 0;
        try {
            for (int batch = BATCH; batch == BATCH; gone += batch) {
                batch = events.expire(before, BATCH);
            }
        } catch (JdbiException away) {
            LOG.warn("evidence could not be swept; the next hour tries again", away);
        }
        if (gone > 0) {
            LOG.info("{} events from before {} are not kept any longer", gone, before);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
