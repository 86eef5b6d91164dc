/** Connectors that are data: mapping files in content, each telling how one product's records become events. */
@NullMarked
package io.breakwater.core.connector.mapping;

import org.jspecify.annotations.NullMarked;
