/** What responders and channels share on the wire. */
@NullMarked
package io.breakwater.server.respond.wire;

import org.jspecify.annotations.NullMarked;
