@NullMarked
package io.breakwater.store;

import org.jspecify.annotations.NullMarked;
