/** Windows events, whichever shipper wrote them down. */
@NullMarked
package io.breakwater.core.connector.windows;

import org.jspecify.annotations.NullMarked;
