/** Letters without regard to case, texts by the word, and regular expressions that end in time. */
@NullMarked
package io.breakwater.core.detect.sigma.text;

import org.jspecify.annotations.NullMarked;
