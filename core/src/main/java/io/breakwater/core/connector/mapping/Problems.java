package io.breakwater.core.connector.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong in mapping files, each with file, line and column, so that all is told at once. */
final class Problems {
    private static final int CLOSE_ENOUGH = 3;

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
        String hint = nearest(word, known)
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

    static Optional<String> nearest(String word, Collection<String> known) {
        String best = null;
        int least = CLOSE_ENOUGH + 1;
        for (String candidate : known.stream().distinct().sorted().toList()) {
            int distance = distance(word, candidate);
            if (distance < least && distance < candidate.length()) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Edit distance by V. Levenshtein. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
