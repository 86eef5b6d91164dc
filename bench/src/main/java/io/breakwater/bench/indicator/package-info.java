/** A million indicators: what a lookup costs, what they weigh, how fast a feed is live. */
@NullMarked
package io.breakwater.bench.indicator;

import org.jspecify.annotations.NullMarked;
