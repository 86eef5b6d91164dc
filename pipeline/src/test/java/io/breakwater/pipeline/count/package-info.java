@NullMarked
package io.breakwater.pipeline.count;

import org.jspecify.annotations.NullMarked;
