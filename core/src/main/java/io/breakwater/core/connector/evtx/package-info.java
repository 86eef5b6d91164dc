/** Windows event log files: chunks, records, and the binary XML in them. */
@NullMarked
package io.breakwater.core.connector.evtx;

import org.jspecify.annotations.NullMarked;
