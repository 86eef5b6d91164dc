package io.breakwater.core.model;

import java.util.List;
import java.util.Optional;

/**
 * What a rule says of its hit.
 *
 * @param techniques ATT&CK technique ids such as {@code T1490}, upper case, sorted
 */
public record Assessment(
        Severity severity, Fidelity fidelity, Optional<Stage> stage, Outcome outcome, List<String> techniques) {
    public Assessment {
        techniques = techniques.stream().sorted().distinct().toList();
    }
}
