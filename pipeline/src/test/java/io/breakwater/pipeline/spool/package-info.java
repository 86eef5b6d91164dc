@NullMarked
package io.breakwater.pipeline.spool;

import org.jspecify.annotations.NullMarked;
