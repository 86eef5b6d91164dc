/** Record to event: one folder a format, found by ServiceLoader or as a mapping file in content. */
@NullMarked
package io.breakwater.core.connector;

import org.jspecify.annotations.NullMarked;
