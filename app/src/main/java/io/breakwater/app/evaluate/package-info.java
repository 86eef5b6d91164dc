/** Figures against data whose truth is known: one subcommand of {@code evaluate} a subject. */
@NullMarked
package io.breakwater.app.evaluate;

import org.jspecify.annotations.NullMarked;
