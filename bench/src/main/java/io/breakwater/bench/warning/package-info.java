/** What early warning costs. */
@NullMarked
package io.breakwater.bench.warning;

import org.jspecify.annotations.NullMarked;
