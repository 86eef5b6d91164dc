/** Where the stages meet: the order of the data's way, and the bounded driver that runs it in memory. */
@NullMarked
package io.breakwater.core.topology;

import org.jspecify.annotations.NullMarked;
