/** Incidents of all tenants become sightings, and sightings become campaigns: tables, waves, alarms. */
@NullMarked
package io.breakwater.core.campaign;

import org.jspecify.annotations.NullMarked;
