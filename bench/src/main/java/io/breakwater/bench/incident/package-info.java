/** What correlation costs. */
@NullMarked
package io.breakwater.bench.incident;

import org.jspecify.annotations.NullMarked;
