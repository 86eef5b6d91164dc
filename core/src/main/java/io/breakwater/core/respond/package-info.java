/** What to do about an incident: playbooks, advice, the narrative and the duty to report. */
@NullMarked
package io.breakwater.core.respond;

import org.jspecify.annotations.NullMarked;
