/**
 * Rules and events made at random, with what the specification says of them: the judge over the compiled matcher, the
 * plain one, and the parser before both. Shares no code with any of them but the plain evaluator's numbers, dates and
 * networks.
 */
@NullMarked
package io.breakwater.core.detect.sigma.differential;

import org.jspecify.annotations.NullMarked;
