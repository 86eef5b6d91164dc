/**
 * The running job. {@link io.breakwater.pipeline.EmbeddedPipeline} runs it in this process; the same job runs on a cluster.
 */
@NullMarked
package io.breakwater.pipeline;

import org.jspecify.annotations.NullMarked;
