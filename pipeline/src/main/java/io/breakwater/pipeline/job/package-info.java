/** The job itself: the stages of the core in Flink's operators, from records to outcomes. */
@NullMarked
package io.breakwater.pipeline.job;

import org.jspecify.annotations.NullMarked;
