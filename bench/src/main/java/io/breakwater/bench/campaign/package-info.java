/** How fast campaigns are rebuilt and kept current. */
@NullMarked
package io.breakwater.bench.campaign;

import org.jspecify.annotations.NullMarked;
