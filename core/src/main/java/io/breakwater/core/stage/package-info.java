/** What a stage is: a function of state and input, run by whoever holds the state. */
@NullMarked
package io.breakwater.core.stage;

import org.jspecify.annotations.NullMarked;
