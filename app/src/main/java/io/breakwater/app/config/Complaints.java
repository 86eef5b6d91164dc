package io.breakwater.app.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/** All that is wrong with one file, each with its line and column. */
final class Complaints {
    private final String file;
    private final List<String> found = new ArrayList<>();

    Complaints(String file) {
        this.file = file;
    }

    void at(@Nullable Mark mark, String message) {
        found.add(
                mark == null
                        ? file + ": " + message
                        : file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + ": " + message);
    }

    void stopOnErrors() {
        if (!found.isEmpty()) {
            throw new InvalidSettings(found);
        }
    }
}
