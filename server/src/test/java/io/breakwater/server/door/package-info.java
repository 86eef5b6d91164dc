@NullMarked
package io.breakwater.server.door;

import org.jspecify.annotations.NullMarked;
