@NullMarked
package io.breakwater.server.respond.nftables;

import org.jspecify.annotations.NullMarked;
