/** Files, folders and archives within archives, opened by content and within limits. */
@NullMarked
package io.breakwater.core.connector.archive;

import org.jspecify.annotations.NullMarked;
