@NullMarked
package io.breakwater.server.respond;

import org.jspecify.annotations.NullMarked;
