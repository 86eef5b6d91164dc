/** What watching the targets of actions costs. */
@NullMarked
package io.breakwater.bench.respond;

import org.jspecify.annotations.NullMarked;
