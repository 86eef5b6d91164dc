/** Where records come in: HTTP and syslog. */
@NullMarked
package io.breakwater.server.door;

import org.jspecify.annotations.NullMarked;
