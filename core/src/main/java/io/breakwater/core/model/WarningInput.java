package io.breakwater.core.model;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What the early warning is fed with, in any order: attributed sightings, and the inventory that they are held against.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface WarningInput permits CampaignSighting, ExposedAsset, TenantProfile {}
