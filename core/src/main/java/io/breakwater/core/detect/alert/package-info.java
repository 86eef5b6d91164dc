/** What a product's alert tells of an attack when the product itself does not say. */
@NullMarked
package io.breakwater.core.detect.alert;

import org.jspecify.annotations.NullMarked;
