/** What a Sigma document says, parsed and resolved: immutable words without behaviour towards events. */
@NullMarked
package io.breakwater.core.detect.sigma.rule;

import org.jspecify.annotations.NullMarked;
