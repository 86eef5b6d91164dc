/** Actions that change something outside: proposed, approved by a person, carried out by a responder, taken back. */
@NullMarked
package io.breakwater.core.respond.action;

import org.jspecify.annotations.NullMarked;
