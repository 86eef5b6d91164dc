@NullMarked
package io.breakwater.pipeline.state;

import org.jspecify.annotations.NullMarked;
