package io.breakwater.pipeline.wire;

import io.breakwater.core.model.ProviderInput;
import java.time.Instant;

/** One element of the stream to the provider's stage. */
public sealed interface ProviderElement {
    /** For the provider's stage. */
    record Input(ProviderInput input) implements ProviderElement {}

    /** Event time of some tenant has come at least this far. */
    record Tick(Instant eventTime) implements ProviderElement {}
}
