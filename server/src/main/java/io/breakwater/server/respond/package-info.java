/** Actions on the way from a proposal to a device, and back. */
@NullMarked
package io.breakwater.server.respond;

import org.jspecify.annotations.NullMarked;
