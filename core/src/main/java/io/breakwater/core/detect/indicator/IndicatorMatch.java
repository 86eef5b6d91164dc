package io.breakwater.core.detect.indicator;

/**
 * One indicator whose value an event holds.
 *
 * @param observed the value as the event has it, in normal form: for a domain perhaps a sub-domain, for a network an
 *     address
 */
public record IndicatorMatch(Indicator indicator, String observed, Contact contact, Verdict verdict) {}
