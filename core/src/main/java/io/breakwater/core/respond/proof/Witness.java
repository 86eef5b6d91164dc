package io.breakwater.core.respond.proof;

import io.breakwater.core.model.SourceId;
import java.time.Instant;
import java.util.Optional;

/**
 * A source that named the target at least once, before or after: it would have seen it.
 *
 * @param after what it told of since the action took effect
 * @param lastLetThrough the minute of the newest event among these that was let through
 * @param heard when any record of it came last, whatever it was about
 */
public record Witness(SourceId source, Fates after, Optional<Instant> lastLetThrough, Optional<Instant> heard) {}
