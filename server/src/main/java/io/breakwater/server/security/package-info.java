/** Who is asking, and what they may see. */
@NullMarked
package io.breakwater.server.security;

import org.jspecify.annotations.NullMarked;
