package io.breakwater.core.respond;

import io.breakwater.core.model.Phrase;
import io.breakwater.core.respond.action.ActionKind;
import java.time.Duration;
import java.util.Optional;

/**
 * One step that a person carries out.
 *
 * @param id the CACAO step id
 * @param name short and stable inside its playbook, for example {@code isolate}
 * @param due how long after the opening of the incident it should be done
 * @param approval whether it changes something and so needs a person's yes
 * @param blastRadius what else it touches; empty for a step that changes nothing
 * @param action what a responder could do of it; only for a step that needs approval
 */
public record PlaybookStep(
        String id,
        String name,
        Role who,
        Duration due,
        Phrase text,
        Phrase verify,
        Phrase undo,
        boolean approval,
        Optional<Phrase> blastRadius,
        Optional<ActionKind> action) {
    public PlaybookStep {
        if (due.isNegative() || due.isZero()) {
            throw new IllegalArgumentException("step " + name + ": due must be positive, is " + due);
        }
        if (approval != blastRadius.isPresent()) {
            throw new IllegalArgumentException("step " + name
                    + " must state its blast radius when it changes something and so needs approval, and only then");
        }
        if (action.isPresent() && !approval) {
            throw new IllegalArgumentException("step " + name + " names an action and so must need approval");
        }
    }
}
