package io.breakwater.core.topology;

import io.breakwater.core.model.Detection;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.ProviderInput;

/** What {@link TenantStage} gives. */
public sealed interface TenantOutput {
    /** A detection that counts by itself, from a rule or from a sequence of them. */
    record Detected(Detection detection) implements TenantOutput {}

    /** An incident changed. */
    record Changed(IncidentChange change) implements TenantOutput {}

    /** To be told to the provider: a sighting, or a fact that warnings are made of. */
    record ForProvider(ProviderInput input) implements TenantOutput {}
}
