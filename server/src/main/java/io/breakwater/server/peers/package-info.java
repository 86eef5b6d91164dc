/** Lends new tenants the rates of their peers, as facts. */
@NullMarked
package io.breakwater.server.peers;

import org.jspecify.annotations.NullMarked;
