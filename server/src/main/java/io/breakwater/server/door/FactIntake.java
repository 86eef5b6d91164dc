package io.breakwater.server.door;

import io.breakwater.core.model.TenantInput;
import io.breakwater.core.topology.Facts;
import io.breakwater.pipeline.intake.IntakeRefusal;
import io.breakwater.server.ServerParts;
import java.time.Instant;
import java.util.List;

/** Hands facts about tenants on the way of all records: durable when the call returns, whoever brought them. */
public final class FactIntake {
    private final ServerParts parts;

    public FactIntake(ServerParts parts) {
        this.parts = parts;
    }

    /**
     * Waits until all of them are durable, and tells how many that is.
     *
     * @throws IntakeRefusal when one was not taken; those before it may have been, and count once when sent again
     */
    public long take(List<? extends TenantInput> facts, Instant arrival) {
        Acknowledgement acknowledgement = new Acknowledgement(parts.intake().join());
        facts.forEach(fact -> acknowledgement.append(Facts.record(fact, arrival)));
        return acknowledgement.await();
    }
}
