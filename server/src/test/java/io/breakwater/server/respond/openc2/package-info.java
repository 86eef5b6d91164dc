@NullMarked
package io.breakwater.server.respond.openc2;

import org.jspecify.annotations.NullMarked;
