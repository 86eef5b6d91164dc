/** The job's end: outcomes gathered in small batches and written, so that a replay changes nothing. */
@NullMarked
package io.breakwater.pipeline.sink;

import org.jspecify.annotations.NullMarked;
