/** The console for people: pages rendered here, in Chinese and English. */
@NullMarked
package io.breakwater.server.console;

import org.jspecify.annotations.NullMarked;
