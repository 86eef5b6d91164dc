package io.breakwater.core.model;

/** What detection tells of a tenant: that something was found, or that it no longer is. */
public sealed interface Finding permits Detection, Retraction {
    TenantId tenant();
}
