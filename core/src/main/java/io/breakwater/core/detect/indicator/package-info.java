/**
 * Indicators of compromise: a million values in packed tables, looked up for each event.
 *
 * <p>{@link io.breakwater.core.detect.indicator.IndicatorSnapshot} holds them, immutable;
 * {@link io.breakwater.core.detect.indicator.IndicatorDetector} asks it and is given another one when a feed has changed.
 * The {@code feed} package reads feeds.
 */
@NullMarked
package io.breakwater.core.detect.indicator;

import org.jspecify.annotations.NullMarked;
