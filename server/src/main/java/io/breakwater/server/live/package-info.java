/** Tells open pages that something changed. */
@NullMarked
package io.breakwater.server.live;

import org.jspecify.annotations.NullMarked;
