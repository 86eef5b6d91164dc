@NullMarked
package io.breakwater.server.security;

import org.jspecify.annotations.NullMarked;
