package io.breakwater.pipeline.job;

import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.stage.KeyedStage;
import io.breakwater.core.topology.Ingest;
import io.breakwater.core.topology.TenantOutput;
import io.breakwater.core.topology.TenantRecord;
import java.io.Serializable;

/** Builds the stages where the job runs: only the settings inside travel, rules and mappings are read on arrival. */
public interface Assembly extends Serializable {
    /** Reads rules and mappings and makes the stateless part. */
    Ingest openIngest();

    /**
     * What the operators of one JVM share, and what may change while they run; fixed unless overridden. Assemblies that
     * are equal share one.
     */
    default Content openContent() {
        return Content.fixed(openIngest(), tenantStage());
    }

    KeyedStage<?, TenantRecord, TenantOutput> tenantStage();

    KeyedStage<?, ProviderInput, ProviderOutput> providerStage();

    /** Where every event goes besides detection; nowhere unless overridden. */
    default EventSink openEventSink() {
        return EventSink.NOWHERE;
    }
}
