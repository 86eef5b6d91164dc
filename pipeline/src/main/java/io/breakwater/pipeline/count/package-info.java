/** Counts what every source sent, each record once however often it came. */
@NullMarked
package io.breakwater.pipeline.count;

import org.jspecify.annotations.NullMarked;
