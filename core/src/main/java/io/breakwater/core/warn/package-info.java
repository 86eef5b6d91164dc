/**
 * Early warning: who is next. Holds the sightings of a campaign against the exposed assets of all tenants, gives each
 * asset a probability for the coming days, and keeps the life of the warnings that follow from it.
 */
@NullMarked
package io.breakwater.core.warn;

import org.jspecify.annotations.NullMarked;
