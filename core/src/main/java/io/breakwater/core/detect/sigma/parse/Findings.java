package io.breakwater.core.detect.sigma.parse;

import io.breakwater.core.detect.sigma.rule.Place;
import io.breakwater.core.detect.sigma.rule.Problem;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects the problems of one file, so that its reader learns of all of them at once. */
final class Findings {
    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private int errors;

    Findings(String file) {
        this.file = file;
    }

    void error(Node node, String code, String message) {
        error(place(node), code, message);
    }

    void error(Place place, String code, String message) {
        errors++;
        problems.add(Problem.error(place, code, message));
    }

    void warning(Node node, String code, String message) {
        problems.add(Problem.warning(place(node), code, message));
    }

    Place place(Node node) {
        return place(node.getStartMark());
    }

    Place place(Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    Place wholeFile() {
        return new Place(file, 0, 0);
    }

    /** Number of errors so far; a document loads when reading it added none. */
    int errors() {
        return errors;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
