package io.breakwater.core.connector.mapping;

import io.breakwater.core.content.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong in mapping files, each with file, line and column, so that all is told at once. */
final class Problems {
    private final List<String> found = new ArrayList<>();

    void add(String file, Node at, String message) {
        Mark mark = at.getStartMark();
        found.add(file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + ": " + message);
    }

    void add(String file, String message) {
        found.add(file + ": " + message);
    }

    /** Reports a word that is none of {@code known}, with the likeliest one meant. */
    void unknown(String file, Node at, String what, String word, Collection<String> known) {
        String hint = Spelling.nearest(word, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("; known are " + known.stream().distinct().sorted().toList());
        add(file, at, "unknown " + what + " '" + word + "'" + hint);
    }

    /** Stops with all problems, if there are any. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new IllegalArgumentException("mapping files have " + found.size() + " error"
                    + (found.size() == 1 ? "" : "s") + ":\n  " + String.join("\n  ", found));
        }
    }

    int count() {
        return found.size();
    }
}
