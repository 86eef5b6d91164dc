/** Syslog: the header around a message of any kind. */
@NullMarked
package io.breakwater.core.connector.syslog;

import org.jspecify.annotations.NullMarked;
