@NullMarked
package io.breakwater.pipeline.job;

import org.jspecify.annotations.NullMarked;
