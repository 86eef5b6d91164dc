@NullMarked
package io.breakwater.server.peers;

import org.jspecify.annotations.NullMarked;
