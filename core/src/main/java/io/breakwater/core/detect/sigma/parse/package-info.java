/** Sigma files to rules; every mistake becomes a located problem and the other rules load. */
@NullMarked
package io.breakwater.core.detect.sigma.parse;

import org.jspecify.annotations.NullMarked;
