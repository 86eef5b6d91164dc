/** Work that is looked for again and again while the service runs: rounds in a thread of their own, and lanes beside each other. */
@NullMarked
package io.breakwater.server.rounds;

import org.jspecify.annotations.NullMarked;
