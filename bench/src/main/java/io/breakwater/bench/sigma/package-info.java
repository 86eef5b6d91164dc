/** How fast the Sigma engine is, beside the proof that it is right. */
@NullMarked
package io.breakwater.bench.sigma;

import org.jspecify.annotations.NullMarked;
