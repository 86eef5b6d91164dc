/** The command group {@code rules}: what detection engineers do with rules. */
@NullMarked
package io.breakwater.app.rules;

import org.jspecify.annotations.NullMarked;
