package io.breakwater.pipeline.intake;

import io.breakwater.core.model.RawRecord;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * Where a door hands its records over. A record may be acknowledged to its sender when, and only when, the returned future
 * has completed normally: from then on it survives a kill and a power cut. Safe for many threads.
 */
public interface Intake extends AutoCloseable {
    /**
     * Takes one record. Records of one tenant keep the order in which they were handed over. The call may wait while too
     * much is under way; the future's dependents run on the writing thread and must be short.
     *
     * @return completes when the record is durable; fails with {@link IntakeRefusal} when it was not taken, in which case
     *     nothing of it is kept and the sender must send it again
     */
    CompletableFuture<Void> append(RawRecord record);

    /** Finishes what is under way, then refuses everything. */
    @Override
    void close() throws IOException;
}
