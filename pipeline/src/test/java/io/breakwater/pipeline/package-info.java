@NullMarked
package io.breakwater.pipeline;

import org.jspecify.annotations.NullMarked;
