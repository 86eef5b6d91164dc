/** What a rule that loads may still have wrong, and why a rule did or did not match. */
@NullMarked
package io.breakwater.core.detect.sigma.check;

import org.jspecify.annotations.NullMarked;
