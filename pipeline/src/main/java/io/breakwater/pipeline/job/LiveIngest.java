package io.breakwater.pipeline.job;

import io.breakwater.core.topology.Ingest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stateless part with the rules as they stand on disk. Every few seconds, with a record in hand, it asks whether they
 * changed; new ones are read in a thread of their own and take over between two records. Rules that cannot be read leave
 * the old ones in force. Used by one thread.
 */
final class LiveIngest {
    private static final Logger LOG = LoggerFactory.getLogger(LiveIngest.class);
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final Assembly<?, ?> assembly;
    private final LongSupplier nanos;
    private Ingest current;
    private String version;
    private long lookedAt;
    private @Nullable CompletableFuture<Ingest> coming;

    LiveIngest(Assembly<?, ?> assembly) {
        this(assembly, System::nanoTime);
    }

    LiveIngest(Assembly<?, ?> assembly, LongSupplier nanos) {
        this.assembly = assembly;
        this.nanos = nanos;
        this.version = assembly.contentVersion();
        this.current = assembly.openIngest();
        this.lookedAt = nanos.getAsLong();
    }

    Ingest current() {
        long now = nanos.getAsLong();
        if (now - lookedAt > LOOK_EVERY_NANOS) {
            lookedAt = now;
            look();
        }
        CompletableFuture<Ingest> next = coming;
        if (next != null && next.isDone()) {
            coming = null;
            takeOver(next);
        }
        return current;
    }

    private void look() {
        String found = assembly.contentVersion();
        if (coming == null && !found.equals(version)) {
            version = found;
            coming = CompletableFuture.supplyAsync(
                    assembly::openIngest,
                    task -> Thread.ofPlatform().daemon().name("content-reload").start(task));
        }
    }

    private void takeOver(CompletableFuture<Ingest> next) {
        if (next.isCompletedExceptionally()) {
            LOG.warn(
                    "content version {} cannot be read; the rules before it stay in force",
                    version,
                    next.exceptionNow());
        } else {
            current = next.resultNow();
            LOG.info("content version {} is in force", version);
        }
    }
}
