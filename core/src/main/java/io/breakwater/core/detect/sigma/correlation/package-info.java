/**
 * Sigma correlation rules over the matches of other rules: a keyed stage, one key a tenant. This package joins the engine to
 * the words and stages of the product; the engine itself does not know it.
 */
@NullMarked
package io.breakwater.core.detect.sigma.correlation;

import org.jspecify.annotations.NullMarked;
