/** The API for programs: JSON over HTTP, by token. */
@NullMarked
package io.breakwater.server.api;

import org.jspecify.annotations.NullMarked;
