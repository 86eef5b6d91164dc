package io.breakwater.core.model;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What the provider-wide stage gives.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface ProviderOutput
        permits CampaignRoll, CampaignTables, CampaignSighting, AttributionStep, Warning, WaveAlarm {}
