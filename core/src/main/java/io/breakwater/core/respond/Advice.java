package io.breakwater.core.respond;

import java.util.List;

/**
 * What to do about one incident now.
 *
 * @param steps most urgent first; a step that two playbooks ask for stands once, with the earlier deadline
 * @param playbooks the playbooks they come from, for the stage reached last first
 */
public record Advice(List<AdvisedStep> steps, List<Playbook> playbooks) {
    public Advice {
        steps = List.copyOf(steps);
        playbooks = List.copyOf(playbooks);
    }
}
