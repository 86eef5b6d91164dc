/** CACAO Security Playbooks 2.0 (OASIS), as a schema of our own writing and the rules that no schema can say. */
@NullMarked
package io.breakwater.core.respond.cacao;

import org.jspecify.annotations.NullMarked;
