/** Reads indicators from feeds: STIX 2.1 bundles, MISP events, CSV, plain lists; and MISP's warning lists. */
@NullMarked
package io.breakwater.core.detect.indicator.feed;

import org.jspecify.annotations.NullMarked;
