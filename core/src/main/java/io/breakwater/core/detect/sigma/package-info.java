/** The Sigma engine as a library: it knows the JDK, SnakeYAML, RE2/J and Jackson, and nothing else of Breakwater. */
@NullMarked
package io.breakwater.core.detect.sigma;

import org.jspecify.annotations.NullMarked;
