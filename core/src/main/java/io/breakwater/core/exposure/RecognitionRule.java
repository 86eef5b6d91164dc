package io.breakwater.core.exposure;

import java.util.List;
import java.util.Optional;

/**
 * A product shows itself when any of the alternatives fits, and an alternative fits when all of its clues do.
 *
 * @param product its id in the catalogue, or its name where the rule was imported
 * @param source where the rule stands, for people: a file, or the name of an imported collection
 */
public record RecognitionRule(String product, List<List<Clue>> alternatives, String source) {
    public RecognitionRule {
        alternatives = alternatives.stream().map(List::copyOf).toList();
        if (alternatives.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("an alternative without clues would fit everything: " + product);
        }
    }

    boolean fits(Face face) {
        return alternatives.stream().anyMatch(clues -> clues.stream().allMatch(clue -> clue.fits(face)));
    }

    Optional<String> version(Face face) {
        return alternatives.stream()
                .filter(clues -> clues.stream().allMatch(clue -> clue.fits(face)))
                .flatMap(List::stream)
                .flatMap(clue -> clue.version(face).stream())
                .findFirst();
    }
}
