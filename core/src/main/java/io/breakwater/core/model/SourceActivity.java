package io.breakwater.core.model;

import java.time.LocalDate;

/**
 * That a kind of product delivered something on a local day: tells a quiet day from a blind one.
 *
 * @param source kind of product, no tenant in it
 * @param day local day
 * @param events how many
 */
public record SourceActivity(String source, LocalDate day, long events) implements ProviderInput {}
