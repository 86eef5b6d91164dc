/**
 * Detections of one tenant to one incident per attack. Read {@link io.breakwater.core.incident.IncidentStage} first.
 */
@NullMarked
package io.breakwater.core.incident;

import org.jspecify.annotations.NullMarked;
