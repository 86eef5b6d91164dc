/**
 * The recorded drill: a campaign of our own over invented customers, written line by line as the real products write.
 *
 * <p>It is no stage: it stands before the doors, like a sender. What it writes goes the way of every log.
 */
@NullMarked
package io.breakwater.core.drill;

import org.jspecify.annotations.NullMarked;
