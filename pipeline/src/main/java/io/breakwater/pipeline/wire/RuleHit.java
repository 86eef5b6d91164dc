package io.breakwater.pipeline.wire;

import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Evidence;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * One rule matched: to be counted once however often the event comes, and its event to be kept.
 *
 * @param fingerprint first 64 bits of the detection's id
 * @param time event time
 * @param heldBack the gate against floods let it go no further
 * @param evidence the event; empty when it was held back, and for a sequence, whose events were told with their own rules
 */
public record RuleHit(
        TenantId tenant, RuleRef rule, long fingerprint, Instant time, boolean heldBack, Optional<Evidence> evidence) {

    public static RuleHit of(Detection detection, boolean heldBack, Optional<Evidence> evidence) {
        String id = detection.id().value();
        return new RuleHit(
                detection.tenant(),
                detection.rule(),
                Long.parseUnsignedLong(id.substring(0, Math.min(16, id.length())), 16),
                detection.time(),
                heldBack,
                evidence);
    }

    /** What is needed to name it. */
    public RuleHit withoutEvidence() {
        return new RuleHit(tenant, rule, fingerprint, time, heldBack, Optional.empty());
    }
}
