package io.breakwater.pipeline.wire;

import io.breakwater.core.model.TenantId;
import io.breakwater.core.topology.TenantRecord;
import java.time.Instant;

/** One element of the stream that is keyed by tenant, in the order in which the tenant's records were stored. */
public sealed interface TenantElement {
    TenantId tenant();

    /** For the tenant's stage. */
    record Input(TenantRecord record) implements TenantElement {
        @Override
        public TenantId tenant() {
            return record.tenant();
        }
    }

    /** Event time of this tenant has come at least this far. */
    record Tick(TenantId tenant, Instant eventTime) implements TenantElement {}
}
