package io.breakwater.core.topology;

import io.breakwater.core.detect.Hit;
import io.breakwater.core.model.SourceActivity;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.model.TenantInput;

/** What is keyed by tenant and handed to {@link TenantStage}: slim, for most events never become one. */
public sealed interface TenantRecord {
    TenantId tenant();

    /** A rule matched an event. */
    record Detected(Hit hit) implements TenantRecord {
        @Override
        public TenantId tenant() {
            return hit.detection().tenant();
        }
    }

    /** Something known about the tenant: profile, exposed asset, authorised window, an analyst's decision. */
    record Fact(TenantInput input) implements TenantRecord {
        @Override
        public TenantId tenant() {
            return input.tenant();
        }
    }

    /** A kind of product of this tenant delivered something on a day. */
    record Delivered(TenantId tenant, SourceActivity activity) implements TenantRecord {}
}
