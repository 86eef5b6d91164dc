/** The command group {@code indicators}: check feeds before they go live, and ask what is known of a value. */
@NullMarked
package io.breakwater.app.indicators;

import org.jspecify.annotations.NullMarked;
