/** What tenants show to the internet, taken in by the provider's staff within what each tenant has authorised. */
@NullMarked
package io.breakwater.server.exposure;

import org.jspecify.annotations.NullMarked;
