/** OpenC2 commands as JSON over HTTP. */
@NullMarked
package io.breakwater.server.respond.openc2;

import org.jspecify.annotations.NullMarked;
