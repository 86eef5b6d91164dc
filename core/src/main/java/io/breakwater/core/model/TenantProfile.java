package io.breakwater.core.model;

/**
 * What the provider knows of a tenant from registration. Empty strings: not known.
 */
public record TenantProfile(TenantId tenant, String name, String province, String industry)
        implements TenantInput, SightingInput, ProviderInput, WarningInput {}
