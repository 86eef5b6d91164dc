@NullMarked
package io.breakwater.server.api;

import org.jspecify.annotations.NullMarked;
