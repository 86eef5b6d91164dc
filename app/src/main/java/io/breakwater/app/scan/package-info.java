/** {@code breakwater scan}: files in, incidents out, without a server. */
@NullMarked
package io.breakwater.app.scan;

import org.jspecify.annotations.NullMarked;
