package io.breakwater.core.detect;

import io.breakwater.core.model.Detection;
import io.breakwater.core.model.Event;

/**
 * One rule matched one event.
 *
 * @param detection what to tell the later stages
 * @param event the event, for Sigma correlation rules that group by its fields
 * @param alone whether the detection counts by itself; false when the rule only feeds a correlation rule
 */
public record Hit(Detection detection, Event event, boolean alone) {}
