@NullMarked
package io.breakwater.bench;

import org.jspecify.annotations.NullMarked;
