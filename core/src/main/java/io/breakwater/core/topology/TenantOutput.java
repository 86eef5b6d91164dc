package io.breakwater.core.topology;

import io.breakwater.core.model.BorrowedRates;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.TenantWatch;

/** What {@link TenantStage} gives. */
public sealed interface TenantOutput {
    /** A detection that counts by itself, from a rule or from a sequence of them. */
    record Detected(Detection detection) implements TenantOutput {}

    /** An incident changed. */
    record Changed(IncidentChange change) implements TenantOutput {}

    /** Since when the tenant is watched and how often its rules fire: what others may borrow. */
    record Watched(TenantWatch watch) implements TenantOutput {}

    /** The tenant was lent rates of its peers. */
    record Lent(BorrowedRates rates) implements TenantOutput {}

    /** To be told to the provider: a sighting, or a fact that warnings are made of. */
    record ForProvider(ProviderInput input) implements TenantOutput {}
}
