/** A small world for tests of the engine: lines of three words, one rule, incidents per host. */
@NullMarked
package io.breakwater.pipeline.toy;

import org.jspecify.annotations.NullMarked;
