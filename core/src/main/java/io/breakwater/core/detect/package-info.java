/** Event to detection: Sigma rules, indicators, and the alerts that products raise themselves. */
@NullMarked
package io.breakwater.core.detect;

import org.jspecify.annotations.NullMarked;
