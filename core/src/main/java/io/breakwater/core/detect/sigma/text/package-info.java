/** Letters without regard to case, and regular expressions that end in time. */
@NullMarked
package io.breakwater.core.detect.sigma.text;

import org.jspecify.annotations.NullMarked;
