/** How tenants' security contacts are told of warnings and incidents, and how they say that they read it. */
@NullMarked
package io.breakwater.server.notice;

import org.jspecify.annotations.NullMarked;
