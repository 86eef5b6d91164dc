/** {@code evaluate sigma}: load rate, regression cases and pairs of event and rule against an independent evaluator. */
@NullMarked
package io.breakwater.app.evaluate.sigma;

import org.jspecify.annotations.NullMarked;
