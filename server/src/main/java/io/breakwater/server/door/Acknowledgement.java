package io.breakwater.server.door;

import io.breakwater.core.model.RawRecord;
import io.breakwater.pipeline.intake.Intake;
import io.breakwater.pipeline.intake.IntakeRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Hands records of one sender to the intake and keeps track of what is durable. At most {@link #UNDER_WAY} records wait
 * for the disk at once, so that an upload of any size takes little memory.
 */
final class Acknowledgement {
    private static final int UNDER_WAY = 2048;

    private final Intake intake;
    private final List<CompletableFuture<Void>> underWay = new ArrayList<>();
    private long durable;

    Acknowledgement(Intake intake) {
        this.intake = intake;
    }

    /** @throws IntakeRefusal when this record, or one before it, was not taken */
    void append(RawRecord record) {
        underWay.add(intake.append(record));
        if (underWay.size() >= UNDER_WAY) {
            await();
        }
    }

    /**
     * Waits until everything handed over is durable, and tells how many records that is.
     *
     * @throws IntakeRefusal when a record was not taken
     */
    long await() {
        try {
            CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof IntakeRefusal refusal ? refusal : failed;
        }
        durable += underWay.size();
        underWay.clear();
        return durable;
    }
}
