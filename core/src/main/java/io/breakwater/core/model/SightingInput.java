package io.breakwater.core.model;

/**
 * What the sightings of one tenant are made of, in any order: the lives of its incidents, and where its assets stand.
 */
public sealed interface SightingInput permits IncidentChange, TenantProfile, ExposedAsset {}
