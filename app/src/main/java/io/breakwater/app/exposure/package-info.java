/** The command group {@code exposure}: imports, recognition, and the measurement of both. */
@NullMarked
package io.breakwater.app.exposure;

import org.jspecify.annotations.NullMarked;
