/**
 * The words of Breakwater: what travels between the stages. Immutable, checked at construction, free of any engine.
 *
 * <p>A stage may use these words and its own package, never another stage; the stages meet in {@code topology}.
 */
@NullMarked
package io.breakwater.core.model;

import org.jspecify.annotations.NullMarked;
