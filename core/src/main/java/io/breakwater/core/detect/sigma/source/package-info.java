/** Which events a rule's log source means. */
@NullMarked
package io.breakwater.core.detect.sigma.source;

import org.jspecify.annotations.NullMarked;
