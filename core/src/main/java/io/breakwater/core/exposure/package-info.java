/**
 * What customers show to the internet: imports of inventories and scans, passive recognition of products, and the catalogue
 * of products with their flaws. Nothing here sends a packet; it reads what authorised tools have seen.
 */
@NullMarked
package io.breakwater.core.exposure;

import org.jspecify.annotations.NullMarked;
