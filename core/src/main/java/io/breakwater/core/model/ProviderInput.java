package io.breakwater.core.model;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What the provider-wide stage is fed with, in any order: sightings of all tenants, and the inventory they are held against.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface ProviderInput permits Sighting, ExposedAsset, TenantProfile, SourceActivity {}
