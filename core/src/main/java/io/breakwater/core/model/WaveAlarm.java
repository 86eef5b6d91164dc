package io.breakwater.core.model;

import java.time.Instant;

/**
 * A campaign woke up: a new wave, or a return from dormancy.
 *
 * @param at event time of the sighting that tipped the balance
 * @param why with the figures
 */
public record WaveAlarm(CampaignId campaign, Instant at, boolean returned, Phrase why) implements ProviderOutput {}
