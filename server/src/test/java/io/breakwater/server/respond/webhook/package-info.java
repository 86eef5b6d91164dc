@NullMarked
package io.breakwater.server.respond.webhook;

import org.jspecify.annotations.NullMarked;
