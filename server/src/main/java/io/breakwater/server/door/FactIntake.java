package io.breakwater.server.door;

import io.breakwater.core.model.TenantInput;
import io.breakwater.core.topology.Facts;
import io.breakwater.pipeline.intake.Intake;
import io.breakwater.pipeline.intake.IntakeRefusal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Hands facts about tenants on the way of all records: durable when the call returns, whoever brought them. */
public final class FactIntake {
    private final CompletableFuture<Intake> intake;

    /** @param intake may still be opening; who hands in waits for it */
    public FactIntake(CompletableFuture<Intake> intake) {
        this.intake = intake;
    }

    /**
     * Waits until all of them are durable, and tells how many that is.
     *
     * @throws IntakeRefusal when one was not taken; those before it may have been, and count once when sent again
     */
    public long take(List<? extends TenantInput> facts, Instant arrival) {
        Acknowledgement acknowledgement = new Acknowledgement(intake.join());
        facts.forEach(fact -> acknowledgement.append(Facts.record(fact, arrival)));
        return acknowledgement.await();
    }
}
