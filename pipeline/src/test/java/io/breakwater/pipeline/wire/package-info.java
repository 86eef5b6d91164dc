@NullMarked
package io.breakwater.pipeline.wire;

import org.jspecify.annotations.NullMarked;
