/** Finds rules, mappings, playbooks and texts, in the jar or in a folder. */
@NullMarked
package io.breakwater.core.content;

import org.jspecify.annotations.NullMarked;
