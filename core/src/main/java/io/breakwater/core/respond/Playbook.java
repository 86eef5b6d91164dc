package io.breakwater.core.respond;

import io.breakwater.core.model.Phrase;
import java.util.List;

/**
 * A CACAO 2.0 playbook as far as Breakwater speaks of it.
 *
 * @param id the CACAO id, {@code playbook--...}
 * @param purpose what it is for: {@code stage:encryption}, {@code advice:before-1}
 * @param steps in the order of the workflow
 * @param references for example NIST SP 800-61r3 or a D3FEND id
 */
public record Playbook(String id, String purpose, Phrase name, List<PlaybookStep> steps, List<String> references) {
    public Playbook {
        steps = List.copyOf(steps);
        references = List.copyOf(references);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("playbook " + id + " has no step");
        }
    }
}
