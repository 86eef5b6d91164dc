/** What a tenant's security contact is told of a warning or an incident, and in which words. */
@NullMarked
package io.breakwater.core.respond.notice;

import org.jspecify.annotations.NullMarked;
