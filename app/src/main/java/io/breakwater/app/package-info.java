@NullMarked
package io.breakwater.app;

import org.jspecify.annotations.NullMarked;
