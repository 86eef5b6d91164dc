/** A signed request to any address. */
@NullMarked
package io.breakwater.server.respond.webhook;

import org.jspecify.annotations.NullMarked;
