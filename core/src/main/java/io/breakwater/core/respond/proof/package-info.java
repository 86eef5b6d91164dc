/** Whether an action worked, by all traffic that names its target and not only by what a rule speaks of. */
@NullMarked
package io.breakwater.core.respond.proof;

import org.jspecify.annotations.NullMarked;
