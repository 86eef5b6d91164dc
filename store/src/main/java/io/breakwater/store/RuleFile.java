package io.breakwater.store;

import io.breakwater.core.model.ContentReport;
import io.breakwater.core.model.RuleRef;
import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything about one rule.
 *
 * @param rule the version in force, or the last one that was
 * @param versions newest first; none for what is no rule of a file: an indicator, a product's own alert
 * @param counts by tenant, most hits first
 * @param hours with hits within {@link RuleRow#WEEK} before {@code until}, all tenants in one, oldest first
 * @param floods tenants and hours of that week in which hits were held back, newest first
 * @param until end of the week that is looked at
 */
public record RuleFile(
        RuleRef rule,
        List<Version> versions,
        List<At> counts,
        List<RuleCount.Hour> hours,
        List<Flood> floods,
        Instant until) {
    public RuleFile {
        versions = List.copyOf(versions);
        counts = List.copyOf(counts);
        hours = List.copyOf(hours);
        floods = List.copyOf(floods);
    }

    /**
     * One version.
     *
     * @param rule with its text
     * @param until empty while it is in force
     */
    public record Version(ContentReport.Rule rule, Instant since, Optional<Instant> until) {}

    /** What the rule did at one tenant. */
    public record At(TenantId tenant, String tenantName, long hits, long heldBack, long notKept, Instant last) {}

    /** One hour of one tenant in which the rule flooded. */
    public record Flood(RuleRef rule, TenantId tenant, String tenantName, RuleCount.Hour hour) {}
}
