/** Regular expressions as automata that read each byte of a text once. */
@NullMarked
package io.breakwater.core.detect.sigma.automaton;

import org.jspecify.annotations.NullMarked;
