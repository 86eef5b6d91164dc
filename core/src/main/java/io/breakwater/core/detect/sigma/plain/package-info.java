/** The reference evaluator: as plain as the specification, as slow as it must be. */
@NullMarked
package io.breakwater.core.detect.sigma.plain;

import org.jspecify.annotations.NullMarked;
