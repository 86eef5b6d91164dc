@NullMarked
package io.breakwater.core.respond.proof;

import org.jspecify.annotations.NullMarked;
