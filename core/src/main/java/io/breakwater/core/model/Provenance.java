package io.breakwater.core.model;

import java.time.Instant;

/**
 * Whose an event is, and which record it came from.
 *
 * @param connector name of the connector that understood it
 * @param product the product that wrote it, as people say it: {@code Sysmon}, {@code Suricata}
 */
public record Provenance(
        TenantId tenant, SourceId source, Instant arrival, Origin origin, String connector, String product) {}
