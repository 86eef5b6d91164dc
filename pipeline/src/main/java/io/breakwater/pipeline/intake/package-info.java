/** The door's side of the pipeline: where a record becomes durable, and how it is written as bytes. */
@NullMarked
package io.breakwater.pipeline.intake;

import org.jspecify.annotations.NullMarked;
