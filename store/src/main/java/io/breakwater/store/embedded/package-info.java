/** PostgreSQL without an installation: its binaries come with the distribution and run as a child of nobody. */
@NullMarked
package io.breakwater.store.embedded;

import org.jspecify.annotations.NullMarked;
