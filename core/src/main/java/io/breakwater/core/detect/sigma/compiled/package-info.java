/** The product's matcher: every literal looked for once per event, and only rules asked whose rarest literal was found. */
@NullMarked
package io.breakwater.core.detect.sigma.compiled;

import org.jspecify.annotations.NullMarked;
