package io.breakwater.pipeline.job;

import io.breakwater.core.topology.Ingest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stateless part with the rules as they stand on disk. Every few seconds, with a record in hand, a thread beside the
 * job looks whether they changed and reads them; the new ones take over between two records. Rules that cannot be read
 * leave the old ones in force. Used by one thread.
 */
final class LiveIngest {
    private static final Logger LOG = LoggerFactory.getLogger(LiveIngest.class);
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final Assembly assembly;
    private final LongSupplier nanos;
    private Ingest current;
    private String version;
    private long lookedAt;
    private @Nullable CompletableFuture<Look> coming;

    /** What a look at the disk found; no ingest where nothing changed or it cannot be read. */
    private record Look(String version, Optional<Ingest> ingest) {}

    LiveIngest(Assembly assembly) {
        this(assembly, System::nanoTime);
    }

    LiveIngest(Assembly assembly, LongSupplier nanos) {
        this.assembly = assembly;
        this.nanos = nanos;
        this.version = assembly.contentVersion();
        this.current = assembly.openIngest();
        this.lookedAt = nanos.getAsLong();
    }

    Ingest current() {
        CompletableFuture<Look> look = coming;
        if (look == null) {
            lookAgain();
        } else if (look.isDone()) {
            coming = null;
            takeOver(look);
        }
        return current;
    }

    private void lookAgain() {
        long now = nanos.getAsLong();
        if (now - lookedAt > LOOK_EVERY_NANOS) {
            lookedAt = now;
            String known = version;
            coming = CompletableFuture.supplyAsync(
                    () -> look(known),
                    task -> Thread.ofPlatform().daemon().name("content-reload").start(task));
        }
    }

    private Look look(String known) {
        String found = assembly.contentVersion();
        if (found.equals(known)) {
            return new Look(found, Optional.empty());
        }
        try {
            return new Look(found, Optional.of(assembly.openIngest()));
        } catch (RuntimeException unreadable) {
            // Whatever a rule's author got wrong must not end the job.
            LOG.warn("content version {} cannot be read; the rules before it stay in force", found, unreadable);
            return new Look(found, Optional.empty());
        }
    }

    private void takeOver(CompletableFuture<Look> look) {
        if (look.isCompletedExceptionally()) {
            LOG.warn("the content cannot be looked at; the rules stay as they are", look.exceptionNow());
            return;
        }
        version = look.resultNow().version();
        look.resultNow().ingest().ifPresent(fresh -> {
            current = fresh;
            LOG.info("content version {} is in force", version);
        });
    }
}
