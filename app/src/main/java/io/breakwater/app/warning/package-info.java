/** The command group {@code warning}, and the measurement of early warning against what happened. */
@NullMarked
package io.breakwater.app.warning;

import org.jspecify.annotations.NullMarked;
