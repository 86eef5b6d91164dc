/** {@code breakwater.yaml}: what it may say, and clear errors where it says something else. */
@NullMarked
package io.breakwater.app.config;

import org.jspecify.annotations.NullMarked;
