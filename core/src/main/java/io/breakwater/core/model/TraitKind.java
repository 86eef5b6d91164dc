package io.breakwater.core.model;

/**
 * What a trait tells of the attacker; traits are what sightings may carry over tenants.
 */
public enum TraitKind {
    FAMILY,
    RANSOM_EXTENSION,
    RANSOM_NOTE,
    EXPLOITED_PRODUCT,
    C2_ADDRESS,
    C2_DOMAIN,
    FILE_HASH,
    TOOL,
    CVE
}
