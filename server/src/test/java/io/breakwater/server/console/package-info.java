@NullMarked
package io.breakwater.server.console;

import org.jspecify.annotations.NullMarked;
