/** Tests with real processes that are killed. */
@NullMarked
package io.breakwater.pipeline.process;

import org.jspecify.annotations.NullMarked;
