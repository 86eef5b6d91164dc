@NullMarked
package io.breakwater.store.embedded;

import org.jspecify.annotations.NullMarked;
