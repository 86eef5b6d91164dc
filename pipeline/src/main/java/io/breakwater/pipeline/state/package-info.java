/** The state of a stage in Flink's hands: a box that only the stage's own codec opens. */
@NullMarked
package io.breakwater.pipeline.state;

import org.jspecify.annotations.NullMarked;
